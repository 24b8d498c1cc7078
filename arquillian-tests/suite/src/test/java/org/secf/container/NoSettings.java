package org.secf.container;

import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;

/** Arquillian wants settings; ours come from the build. */
public final class NoSettings implements ContainerConfiguration {

    @Override
    public void validate() {}
}
