package org.secf.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jboss.arquillian.container.spi.event.container.BeforeStart;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.secf.server.TlsFiles;

/** Configures WildFly as its page says, before it is started. */
public final class WildFlyConfiguration {

    /** Runs the page's commands on the stopped server; the published container then starts a copy. */
    public void configure(@Observes BeforeStart event) throws IOException {
        Installation installation = Installation.ofBuild();
        TlsFiles.create();
        Path script = Files.writeString(
                installation.work().resolve("secf.cli"),
                installation.guide().block("secf.cli") + installation.tls("tls.cli"));
        restore(installation.home().resolve("standalone/configuration"));
        Path commands = installation.home().resolve("bin/jboss-cli.sh");
        ServerProcess.run(
                installation.process(List.of(commands.toString(), "--file=" + script)),
                installation.work().resolve("jboss-cli.log"));
    }

    /** As it was unpacked, since a second run of the commands would find what the first added. */
    private static void restore(Path configuration) throws IOException {
        Path original = configuration.resolve("standalone.xml.orig");
        Path used = configuration.resolve("standalone.xml");
        if (Files.exists(original)) {
            Files.copy(original, used, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.copy(used, original);
        }
    }
}
