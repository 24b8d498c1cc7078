package org.secf.server.wildfly;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of {@code docs} that users follow. The tests run the commands that stand there, so that users are told what was tested. */
final class GuidePage {

    private static final Path PAGE = Path.of("docs/servers/wildfly-elytron.md");

    private GuidePage() {}

    /** The fenced block of that name, the last word after the opening fence. */
    static String block(String name) {
        Matcher block = Pattern.compile("(?ms)^```\\w+ " + Pattern.quote(name) + "\\n(.*?)^```$")
                .matcher(text());
        if (!block.find()) {
            throw new IllegalStateException(PAGE + " has no block " + name);
        }
        return block.group(1);
    }

    private static String text() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isRegularFile(folder.resolve(PAGE))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("No folder above the working directory holds " + PAGE);
            }
        }
        try {
            return Files.readString(folder.resolve(PAGE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
