package org.secf.server.wildfly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jboss.as.arquillian.container.ManagementClient;
import org.jboss.as.controller.client.helpers.Operations;
import org.jboss.dmr.ModelNode;
import org.secf.server.Site;

/** The running server's own command line. */
record ServerCommands(ManagementClient client) {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    /** Runs commands, the last of which is a reload. */
    void run(String commands) throws IOException, InterruptedException {
        Files.createDirectories(Site.target());
        Path script = Files.writeString(Site.target().resolve("flow.cli"), commands + "reload\n");
        Path log = Site.target().resolve("flow-cli.log");
        ProcessBuilder builder = new ProcessBuilder(
                        folder("jboss.home.dir").resolve("bin/jboss-cli.sh").toString(),
                        "--connect",
                        "--controller=" + client.getMgmtAddress() + ":" + client.getMgmtPort(),
                        "--file=" + script)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("The server takes too long to reload");
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("The server refuses the commands:\n" + Files.readString(log));
        }
    }

    Path configuration() throws IOException {
        return folder("jboss.server.config.dir");
    }

    private Path folder(String name) throws IOException {
        ModelNode address = new ModelNode().add("path", name);
        ModelNode result =
                client.getControllerClient().execute(Operations.createReadAttributeOperation(address, "path"));
        return Path.of(Operations.readResult(result).asString());
    }
}
