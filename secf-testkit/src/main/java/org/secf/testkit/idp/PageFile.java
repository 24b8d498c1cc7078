package org.secf.testkit.idp;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.secf.http.Reply;

/** What the pages refer to: files beside this class, since the pages' policy lets nothing run or apply that stands in them. */
enum PageFile {
    STYLE("page.css", "text/css"),
    SCRIPT("submit.js", "text/javascript");

    private final String file;
    private final String mediaType;

    PageFile(String file, String mediaType) {
        this.file = file;
        this.mediaType = mediaType;
    }

    Reply read() {
        try (InputStream in = PageFile.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new FileNotFoundException(file);
            }
            return Reply.text(200, mediaType, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
