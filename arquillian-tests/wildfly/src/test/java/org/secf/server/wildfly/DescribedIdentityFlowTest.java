package org.secf.server.wildfly;

import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.as.arquillian.api.ServerSetup;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.extension.ExtendWith;

/** A descriptor defines the login; callers come through Jakarta Authentication. */
@ExtendWith(ArquillianExtension.class)
@ServerSetup(FlowSetup.class)
class DescribedIdentityFlowTest implements IdentityFlowContract {

    @ArquillianResource
    @OperateOnDeployment("first")
    private URL first;

    @Deployment(name = "second", order = 1, testable = false)
    public static Archive<?> second() {
        FlowFiles.writeUsers();
        return FlowArchives.second();
    }

    @Deployment(name = "distrustful", order = 2, testable = false)
    public static Archive<?> distrustful() {
        return FlowArchives.distrustful();
    }

    @Deployment(name = "informed", order = 3, testable = false)
    public static Archive<?> informed() {
        return FlowArchives.informed();
    }

    @Deployment(name = "first", order = 4, testable = false)
    public static Archive<?> first() {
        return FlowArchives.described();
    }

    @Override
    public Client client() {
        return new Client(first);
    }

    @Override
    public String adapter() {
        return "Jakarta Authentication";
    }
}
