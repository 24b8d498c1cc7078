package org.secf.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Changes a server's own configuration for the tests: ports, loopback, and what they give to its Java. */
final class Edits {

    private Edits() {}

    /**
     * Replaces texts.
     *
     * @throws IOException where one is not there: then this release of the server is not configured as the one that was known
     */
    static void of(Path file, Map<String, String> replacements) throws IOException {
        String text = Files.readString(file);
        for (Map.Entry<String, String> replacement : replacements.entrySet()) {
            if (!text.contains(replacement.getKey())) {
                throw new IOException(file + " has no " + replacement.getKey());
            }
            text = text.replace(replacement.getKey(), replacement.getValue());
        }
        Files.writeString(file, text);
    }
}
