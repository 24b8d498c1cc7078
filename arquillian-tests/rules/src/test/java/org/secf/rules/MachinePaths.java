package org.secf.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds folders of somebody's own machine in the project's texts. */
final class MachinePaths {

    private static final Set<String> TEXTS =
            Set.of("java", "xml", "md", "json", "properties", "yml", "yaml", "sh", "xsd", "txt", "html", "run");
    private static final Pattern OWN_FOLDER =
            Pattern.compile("(?<![\\w.}/])/" + "(home|root|work|Users|tmp)" + "/\\w|\\b[A-Z]:\\\\Users\\b");

    private MachinePaths() {}

    static boolean isText(Path path) {
        String name = path.getFileName().toString();
        return TEXTS.contains(name.substring(name.lastIndexOf('.') + 1));
    }

    static List<String> in(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.flatMap(MachinePaths::inLine)
                    .map(found -> file + ": " + found)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Stream<String> inLine(String line) {
        return OWN_FOLDER.matcher(line).results().map(found -> found.group());
    }
}
