package org.secf.server.wildfly;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.as.arquillian.api.ServerSetupTask;
import org.jboss.as.arquillian.container.ManagementClient;
import org.secf.server.Site;

/** Configures the running server as the page says, and back. */
final class FlowSetup implements ServerSetupTask {

    private static final String CONFIGURATION = "standalone.xml";

    @Override
    public void setup(ManagementClient client, String container) throws Exception {
        ServerCommands server = new ServerCommands(client);
        Path folder = server.configuration();
        Files.writeString(saved(), Files.readString(folder.resolve(CONFIGURATION)));
        FlowFiles.makeKey(folder);
        String certificate =
                Files.exists(folder.resolve("application.keystore")) ? "" : GuidePage.block("certificate.cli");
        server.run(certificate + GuidePage.block("callers.cli") + GuidePage.block("remote.cli"));
    }

    @Override
    public void tearDown(ManagementClient client, String container) throws Exception {
        ServerCommands server = new ServerCommands(client);
        Files.writeString(server.configuration().resolve(CONFIGURATION), Files.readString(saved()));
        server.run("");
    }

    private static Path saved() {
        return Site.target().resolve("before-flow.xml");
    }
}
