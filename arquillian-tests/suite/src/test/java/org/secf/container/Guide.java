package org.secf.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page of {@code docs/servers}. The tests configure each server by the blocks that the page shows, so that what users are told is what was tested.
 *
 * @param text in Markdown
 */
public record Guide(String text) {

    private static final String FENCE = "```";

    /** The page of the server under test. */
    public static Guide ofBuild() {
        try {
            return new Guide(Files.readString(Path.of(Installation.property("server.guide"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The fenced block with that name, the last word after the opening fence: {@code ```xml server.xml}.
     *
     * @throws IllegalStateException when there is none, or more than one
     */
    public String block(String name) {
        List<String> found = new ArrayList<>();
        Optional<StringBuilder> open = Optional.empty();
        boolean isFenced = false;
        for (String line : text.lines().toList()) {
            if (line.startsWith(FENCE)) {
                open.ifPresent(block -> found.add(block.toString()));
                open = !isFenced && line.endsWith(" " + name) ? Optional.of(new StringBuilder()) : Optional.empty();
                isFenced = !isFenced;
            } else {
                open.ifPresent(block -> block.append(line).append('\n'));
            }
        }
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " blocks are named " + name + " in " + text);
        }
        return found.get(0);
    }
}
