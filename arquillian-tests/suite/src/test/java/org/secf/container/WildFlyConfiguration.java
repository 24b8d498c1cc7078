package org.secf.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jboss.arquillian.container.spi.event.container.BeforeStart;
import org.jboss.arquillian.core.api.annotation.Observes;

/** Configures WildFly as its page says, before it is started. */
public final class WildFlyConfiguration {

    /** Runs the page's commands on the stopped server; the published container then starts a copy. */
    public void configure(@Observes BeforeStart event) throws IOException {
        Installation installation = Installation.ofBuild();
        Path script = Files.writeString(
                installation.work().resolve("secf.cli"), installation.guide().block("secf.cli"));
        Path commands = installation.home().resolve("bin/jboss-cli.sh");
        ServerProcess.run(
                installation.process(List.of(commands.toString(), "--file=" + script)),
                installation.work().resolve("jboss-cli.log"));
    }
}
