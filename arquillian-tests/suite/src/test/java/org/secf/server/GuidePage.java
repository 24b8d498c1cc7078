package org.secf.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The parts of a server's guide that tests write. To write them anew, give the property {@code secf.docs.write}; otherwise they are compared.
 *
 * @param file the page in Markdown
 */
public record GuidePage(Path file) {

    /** Of the server under test. */
    public static GuidePage ofBuild() {
        return new GuidePage(Path.of(Site.text("server.guide")));
    }

    /** Of the page and so of the server, without the ending. */
    public String name() {
        return String.valueOf(file.getFileName()).replaceFirst("\\.md$", "");
    }

    /** What stands between the marks of a part: {@code <!-- identity -->} and {@code <!-- /identity -->}. */
    public String part(String name) {
        String text = read();
        return text.substring(begin(text, name), end(text, name));
    }

    /** Replaces a part, if the build is told to write. */
    public void offer(String name, String content) {
        if (System.getProperty("secf.docs.write") == null) {
            return;
        }
        String text = read();
        try {
            Files.writeString(file, text.substring(0, begin(text, name)) + content + text.substring(end(text, name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int begin(String text, String name) {
        String mark = "<!-- " + name + " -->\n";
        int at = text.indexOf(mark);
        if (at < 0) {
            throw new IllegalStateException(file + " has no part " + mark);
        }
        return at + mark.length();
    }

    private int end(String text, String name) {
        int at = text.indexOf("<!-- /" + name + " -->", begin(text, name));
        if (at < 0) {
            throw new IllegalStateException(file + " does not end the part " + name);
        }
        return at;
    }

    private String read() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
