package org.secf.container;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.secf.server.Site;
import org.secf.server.TlsFiles;

/** The server that the build names, as Arquillian sees it. */
public final class ServerContainer implements DeployableContainer<NoSettings> {

    private final Set<String> deployed = new HashSet<>();
    private Optional<Server> server = Optional.empty();
    private Path archives = Path.of("");

    @Override
    public Class<NoSettings> getConfigurationClass() {
        return NoSettings.class;
    }

    @Override
    public void setup(NoSettings configuration) {}

    @Override
    public void start() throws LifecycleException {
        try {
            TlsFiles.create();
            Installation installation = Installation.ofBuild();
            archives = installation.work();
            Server started = Servers.of(installation);
            server = Optional.of(started);
            started.start();
        } catch (IOException e) {
            stop();
            throw new LifecycleException("The server did not start", e);
        }
    }

    @Override
    public void stop() {
        server.ifPresent(Server::stop);
        server = Optional.empty();
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Local");
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        Path file = archives.resolve(archive.getName());
        archive.as(ZipExporter.class).exportTo(file.toFile(), true);
        try {
            server.orElseThrow().deploy(name(archive), file);
            deployed.add(name(archive));
        } catch (IOException e) {
            throw new DeploymentException("The server did not deploy " + archive.getName(), e);
        }
        return new ProtocolMetaData().addContext(new HTTPContext(Site.HOST, Site.PORT));
    }

    /** Arquillian also asks for what was not deployed, after a failure. */
    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        try {
            if (deployed.remove(name(archive))) {
                server.orElseThrow().undeploy(name(archive));
            }
        } catch (IOException e) {
            throw new DeploymentException("The server did not undeploy " + archive.getName(), e);
        }
    }

    private static String name(Archive<?> archive) {
        return archive.getName().replaceFirst("\\.[we]ar$", "");
    }
}
