package org.secf.suite;

import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secf.server.EnablerArchive;
import org.secf.server.OncePerFamily;

/** The annotated WAR does not start without a believable identity provider. */
@ExtendWith(ArquillianExtension.class)
@OncePerFamily
class BadMetadataAnnotatedTest implements BadMetadataContract {

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = ENABLER, managed = false, testable = false)
    public static Archive<?> enabler() {
        return EnablerArchive.war().annotated("");
    }

    @Override
    public Deployer deployer() {
        return deployer;
    }
}
