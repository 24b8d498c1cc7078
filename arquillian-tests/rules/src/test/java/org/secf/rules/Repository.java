package org.secf.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The checked-out project: its modules' folders and its files. Build output and hidden folders are not part of it. */
record Repository(Path root) {

    private static final Set<String> NOT_OURS = Set.of("target", "node_modules");

    /** Found upwards from the folder the tests run in. */
    static Repository here() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("secf-core"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("No folder above the working directory holds secf-core.");
            }
        }
        return new Repository(folder);
    }

    /** Every folder that has main sources; {@code secf-ear} has several. */
    List<Path> modules() {
        return walk(path -> Files.isDirectory(path) && path.endsWith(Path.of("src", "main", "java")))
                .map(path -> path.resolve("../../..").normalize())
                .toList();
    }

    List<Path> mainSources() {
        return walk(path -> path.toString().contains("/src/main/java/")
                        && path.toString().endsWith(".java"))
                .toList();
    }

    /** Sources and vectors of tests. */
    List<Path> testFiles() {
        return walk(path -> Files.isRegularFile(path) && path.toString().contains("/src/test/"))
                .toList();
    }

    List<Path> files(Predicate<Path> wanted) {
        return walk(path -> Files.isRegularFile(path) && wanted.test(path)).toList();
    }

    /** The first folder of a path below the root: the module as the design names it. */
    String moduleOf(Path path) {
        return root.relativize(path.toAbsolutePath()).getName(0).toString();
    }

    private Stream<Path> walk(Predicate<Path> wanted) {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(this::ours).filter(wanted).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean ours(Path path) {
        for (Path part : root.relativize(path)) {
            String name = part.toString();
            if (NOT_OURS.contains(name) || (name.startsWith(".") && !name.equals(".ci"))) {
                return false;
            }
        }
        return true;
    }
}
