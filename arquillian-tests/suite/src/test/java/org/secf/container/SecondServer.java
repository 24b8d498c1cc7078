package org.secf.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.secf.server.Site;

/** A Tomcat beside the server under test, in a process of its own, with applications that are there when it has started. */
public final class SecondServer implements AutoCloseable {

    /** Where it listens; this machine only. */
    public static final int PORT = 18_082;

    /** The same as an address. */
    public static final String ADDRESS = "http://" + Site.HOST + ":" + PORT;

    private static final Pattern READY = Pattern.compile("Server startup in \\[");
    private static final Map<String, String> ON_LOOPBACK = Map.of(
            "<Connector port=\"8080\"",
            "<Connector address=\"" + Site.HOST + "\" port=\"" + PORT + "\"",
            "<Server port=\"8005\"",
            "<Server port=\"-1\"");

    private final ServerProcess process;
    private final Path log;

    private SecondServer(ServerProcess process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts it.
     *
     * @throws IOException where it, or one of them, does not start
     */
    public static SecondServer with(WebArchive... applications) throws IOException {
        Path home = Path.of(Installation.property("site.second-server"));
        Path base = Site.emptied(Site.target().resolve("second-server"));
        for (String folder : List.of("webapps", "temp", "logs", "lib", "conf")) {
            Files.createDirectories(base.resolve(folder));
        }
        copy(home.resolve("conf"), base.resolve("conf"));
        Edits.of(base.resolve("conf/server.xml"), ON_LOOPBACK);
        copy(Path.of(Installation.property("site.second-server-lib")), base.resolve("lib"));
        for (WebArchive application : applications) {
            application
                    .as(ZipExporter.class)
                    .exportTo(base.resolve("webapps")
                            .resolve(application.getName())
                            .toFile());
        }
        return started(home, base);
    }

    private static SecondServer started(Path home, Path base) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("bash", home.resolve("bin/catalina.sh").toString(), "run").directory(base.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("CATALINA_BASE", base.toString());
        builder.environment().put("CATALINA_OPTS", "-Xmx512m -XX:TieredStopAtLevel=1");
        Path log = base.resolve("server.log");
        ServerProcess process = ServerProcess.start(builder, log);
        try {
            process.await(READY, 0);
            if (process.said(0).stream().anyMatch(line -> line.contains("startup failed"))) {
                throw new IOException("an application of the second server did not start; see " + log);
            }
            return new SecondServer(process, log);
        } catch (IOException | RuntimeException e) {
            process.close();
            throw e;
        }
    }

    /** All it has logged so far. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    /** Ends it. */
    @Override
    public void close() {
        process.close();
    }
}
