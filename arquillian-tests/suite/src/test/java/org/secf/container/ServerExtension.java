package org.secf.container;

import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.core.spi.LoadableExtension;

/** Makes our servers known to Arquillian; for WildFly there is a published container, which only has to be configured. */
public final class ServerExtension implements LoadableExtension {

    @Override
    public void register(ExtensionBuilder builder) {
        if (Installation.property("server.name").equals("wildfly")) {
            builder.observer(WildFlyConfiguration.class);
        } else {
            builder.service(DeployableContainer.class, ServerContainer.class);
        }
    }
}
