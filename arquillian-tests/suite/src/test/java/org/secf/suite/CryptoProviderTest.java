package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secf.server.Http;
import org.secf.server.OnOneServer;
import org.secf.server.PlainArchive;
import org.secf.server.ServerLog;
import org.secf.server.Site;
import org.secf.server.User;
import org.secf.server.Users;

/**
 * Providers with native code, brought by the application: a virtual machine loads a native library for one class loader only, so a second application, or the
 * same deployed anew, is where such a thing fails. Every start ends with self-tests, which run that code.
 */
@ExtendWith(ArquillianExtension.class)
@OnOneServer
class CryptoProviderTest {

    private static final String FIRST = "native-first";
    private static final String SECOND = "native-second";

    private final Http http = new Http();

    @ArquillianResource
    Deployer deployer;

    @Deployment(name = FIRST, managed = false, testable = false)
    public static Archive<?> first() {
        return with(FIRST);
    }

    @Deployment(name = SECOND, managed = false, testable = false)
    public static Archive<?> second() {
        return with(SECOND);
    }

    private static Archive<?> with(String name) {
        return PlainArchive.described(
                        name,
                        "<crypto><providers>accp</providers><algorithms>AES-GCM=conscrypt</algorithms></crypto><basic><password-file>"
                                + Users.passwords() + "</password-file></basic>")
                .addAsLibraries(
                        Site.provider("accp.jar").toFile(),
                        Site.provider("conscrypt.jar").toFile());
    }

    private void assertWorking(String name) {
        Optional<String> alice = Optional.of(Http.basic(User.ALICE.name(), User.ALICE.password()));
        assertThat(http.get(Site.SERVER + "/" + name + "/a", alice).status()).isEqualTo(200);
    }

    @Test
    void servesTwoApplicationsAndOneDeployedAnew() {
        deployer.deploy(FIRST);
        deployer.deploy(SECOND);
        assertWorking(FIRST);
        assertWorking(SECOND);

        deployer.undeploy(FIRST);
        assertWorking(SECOND);
        deployer.deploy(FIRST);
        assertWorking(FIRST);
        deployer.undeploy(FIRST);
        deployer.undeploy(SECOND);

        assertThat(ServerLog.cryptography("/" + FIRST, 2)).hasSize(2).allMatch(CryptoProviderTest::isByBoth);
        assertThat(ServerLog.cryptography("/" + SECOND, 1)).singleElement().matches(CryptoProviderTest::isByBoth);
    }

    private static boolean isByBoth(String line) {
        return line.contains("by AmazonCorrettoCryptoProvider") && line.contains("by Conscrypt");
    }
}
