package org.secf.server.payara;

import java.io.File;
import java.io.IOException;
import java.util.Optional;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * One Payara Micro for the whole run. The published adapter starts a server for each deployment, which costs half a minute a class and cannot hold two
 * applications at once.
 */
public final class PayaraMicroContainer implements DeployableContainer<PayaraMicroSettings> {

    private Optional<PayaraMicroSettings> settings = Optional.empty();
    private Optional<ServerProcess> server = Optional.empty();

    @Override
    public Class<PayaraMicroSettings> getConfigurationClass() {
        return PayaraMicroSettings.class;
    }

    @Override
    public void setup(PayaraMicroSettings configuration) {
        settings = Optional.of(configuration);
    }

    @Override
    public void start() throws LifecycleException {
        try {
            ServerProcess started = ServerProcess.start(settings.orElseThrow());
            server = Optional.of(started);
            require(ServerProgram.READY, started.answer());
        } catch (IOException | DeploymentException e) {
            throw new LifecycleException("Payara Micro did not start", e);
        }
    }

    @Override
    public void stop() {
        server.ifPresent(ServerProcess::close);
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Local");
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        File file = settings.orElseThrow()
                .rootDirectory()
                .resolve(archive.getName())
                .toFile();
        archive.as(ZipExporter.class).exportTo(file, true);
        require(ServerProgram.DONE, ask("deploy " + name(archive) + " " + file));
        return new ProtocolMetaData()
                .addContext(new HTTPContext("127.0.0.1", settings.orElseThrow().port()));
    }

    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        require(ServerProgram.DONE, ask("undeploy " + name(archive)));
    }

    private String ask(String command) {
        return server.orElseThrow().ask(command);
    }

    private static String name(Archive<?> archive) {
        return archive.getName().replaceFirst("\\.war$", "");
    }

    private static void require(String expected, String answer) throws DeploymentException {
        if (!expected.equals(answer)) {
            throw new DeploymentException("Payara Micro answered: " + answer);
        }
    }
}
