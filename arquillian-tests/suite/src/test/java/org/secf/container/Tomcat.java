package org.secf.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.secf.server.Site;

/** Tomcat: applications are files in its folder {@code webapps}, and its log tells how it got on with them. */
final class Tomcat implements Server {

    private static final Duration STEP = Duration.ofMillis(50);
    private static final int TRIES = 1200;
    private static final Pattern READY = Pattern.compile("Server startup in \\[");

    /** And the engine looks for what is to be deployed each second. */
    private static final Map<String, String> ON_LOOPBACK = Map.of(
            "<Connector port=\"8080\"", "<Connector address=\"" + Site.HOST + "\" port=\"" + Site.PORT + "\"",
            "<Server port=\"8005\"", "<Server port=\"-1\"",
            "<Engine name=\"Catalina\"", "<Engine name=\"Catalina\" backgroundProcessorDelay=\"1\"");

    private final Installation installation;
    private final Path base;
    private Optional<ServerProcess> process = Optional.empty();

    Tomcat(Installation installation) {
        this.installation = installation;
        this.base = installation.work().resolve("base");
    }

    @Override
    public void start() throws IOException {
        for (String folder : List.of("webapps", "temp", "logs", "lib")) {
            Files.createDirectories(base.resolve(folder));
        }
        installation.copy("conf", base.resolve("conf"));
        Edits.of(base.resolve("conf/server.xml"), ON_LOOPBACK);
        Edits.of(
                base.resolve("conf/server.xml"),
                Map.of(
                        "</Service>",
                        installation
                                        .tls("connector")
                                        .replace("<Connector ", "<Connector address=\"" + Site.HOST + "\" ")
                                + "</Service>"));
        Libraries.named(installation.guide().block("lib")).copyTo(base.resolve("lib"));
        ProcessBuilder builder = installation.process(
                List.of("bash", installation.home().resolve("bin/catalina.sh").toString(), "run"));
        builder.environment().put("CATALINA_BASE", base.toString());
        builder.environment().put("CATALINA_OPTS", String.join(" ", installation.options()));
        process = Optional.of(ServerProcess.start(builder, installation.log()));
        process.get().await(READY, 0);
    }

    @Override
    public void deploy(String name, Path archive) throws IOException {
        int from = process.orElseThrow().said();
        Files.move(archive, base.resolve("webapps/" + name + ".war"), StandardCopyOption.ATOMIC_MOVE);
        process.orElseThrow().await(deployed(name + ".war"), from);
        List<String> said = process.orElseThrow().said(from);
        if (said.stream().anyMatch(line -> line.contains("[/" + name + "] startup failed"))) {
            undeploy(name);
            throw new IOException(String.join("\n", said));
        }
    }

    @Override
    public void undeploy(String name) throws IOException {
        int from = process.orElseThrow().said();
        Files.delete(base.resolve("webapps/" + name + ".war"));
        process.orElseThrow().await(Pattern.compile("Undeploying context \\[/" + name + "\\]"), from);
        awaitGone(base.resolve("webapps/" + name));
    }

    /** The message stands at the beginning of the work, and its end takes away what was deployed under that name meanwhile. */
    private static void awaitGone(Path folder) throws IOException {
        for (int i = 0; Files.exists(folder); i++) {
            if (i == TRIES) {
                throw new IOException(folder + " is still there");
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    @Override
    public void stop() {
        process.ifPresent(ServerProcess::close);
    }

    private static Pattern deployed(String file) {
        return Pattern.compile(
                "Deployment of web application archive \\[.*/" + Pattern.quote(file) + "\\] has finished");
    }
}
