package org.secf.suite;

import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secf.server.EnablerArchive;
import org.secf.server.OnOneServer;

/** The EAR with a descriptor does not start without a believable identity provider. */
@ExtendWith(ArquillianExtension.class)
@OnOneServer
class BadMetadataDescribedTest implements BadMetadataContract {

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = ENABLER, managed = false, testable = false)
    public static Archive<?> enabler() {
        return EnablerArchive.ear().described("");
    }

    @Override
    public Deployer deployer() {
        return deployer;
    }
}
