package org.secf.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.secf.server.Site;
import org.secf.server.TlsFiles;

/**
 * Where a server was unpacked and how it is to run.
 *
 * @param name which server
 * @param home the unpacked distribution, which stays as it is
 * @param work belongs to this run alone
 * @param log keeps what the server says
 * @param javaHome of the Java that runs it
 * @param options for that Java
 * @param guide what users are told about this server
 */
record Installation(String name, Path home, Path work, Path log, Path javaHome, List<String> options, Guide guide) {

    /** What the build says, with a fresh folder to work in. */
    static Installation ofBuild() throws IOException {
        Installation installation = new Installation(
                property("server.name"),
                Path.of(property("server.home")),
                Site.emptied(Path.of(property("server.work"))),
                Path.of(property("site.log")),
                Path.of(property("server.java-home")),
                List.of(property("server.options").trim().split("\\s+")),
                Guide.ofBuild());
        if (!Files.exists(installation.home)) {
            throw new IOException("There is no server at " + installation.home + ". Run the build from the root.");
        }
        return installation;
    }

    static String property(String name) {
        String value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(
                    "The build sets the system property " + name + "; run these tests by Maven.");
        }
        return value;
    }

    /** A process of that Java. */
    ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
        builder.environment().put("JAVA_HOME", javaHome.toString());
        return builder;
    }

    String java() {
        return javaHome.resolve("bin/java").toString();
    }

    /** A block of the page about client certificates, with the tests' own files and port. */
    String tls(String block) {
        return guide.block(block)
                .replace("/etc/secf/tls", TlsFiles.folder().toString())
                .replace("8443", Integer.toString(Site.TLS_PORT));
    }

    /** Copies a folder of the distribution to {@code to}. */
    void copy(String folder, Path to) throws IOException {
        Path from = home.resolve(folder);
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path file : tree.toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }

    /** Writes a file of this package into the folder to work in. */
    void write(String resource, Path to) throws IOException {
        try (InputStream in = Installation.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException(resource + " is not on the class path");
            }
            Files.createDirectories(to.getParent());
            Files.copy(in, to);
        }
    }
}
