package org.secf.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.secf.server.Answer;
import org.secf.server.Browser;
import org.secf.server.EnablerArchive;
import org.secf.server.OnOneServer;
import org.secf.server.Preparation;
import org.secf.server.SimpleSamlPhp;
import org.secf.server.Site;
import org.secf.server.User;

/** A real SimpleSAMLphp, which checks our signatures, and signs response, assertion and logout; the EAR, defined by the descriptor alone. */
@OnOneServer
@ExtendWith(ArquillianExtension.class)
class SimpleSamlPhpTest implements LoginContract {

    @Override
    public String issuer() {
        return SimpleSamlPhp.ISSUER;
    }

    @Override
    public String context() {
        return "urn:oasis:names:tc:SAML:2.0:ac:classes:Password";
    }

    @Deployment(testable = false)
    public static Archive<?> enabler() throws IOException, GeneralSecurityException {
        String certificate = Files.readString(Preparation.keys().certificate());
        SimpleSamlPhp provider = SimpleSamlPhp.running(Site.target().resolve("simplesamlphp"), certificate);
        Preparation.metadata(provider.metadata());
        return EnablerArchive.ear().described("");
    }

    /** Every other test would be let in without asking, were it not so. */
    @Test
    void logoutHereIsOneAtTheProviderToo() {
        try (Browser browser = new Browser()) {
            browser.login(Pages.WHO, User.ALICE);

            Answer end = browser.postThrough(Site.ENABLER + "/saml/logout");

            assertThat(end.url()).startsWith(Site.ENABLER + "/");
            assertThat(end.status()).isEqualTo(200);
            assertThat(browser.getJson(Pages.WHO).status()).isEqualTo(401);
            assertThat(browser.login(Pages.WHO, User.BOB).json().getString("principal"))
                    .as("SimpleSAMLphp asked who it is")
                    .isEqualTo("bob");
        }
    }

    @Test
    void logoutAtTheProviderIsOneHereToo() {
        try (Browser browser = new Browser()) {
            browser.login(Pages.WHO, User.ALICE);

            Answer end = browser.get(SimpleSamlPhp.LOGOUT);

            assertThat(end.url()).endsWith("/logged-out.txt");
            assertThat(browser.getJson(Pages.WHO).status()).isEqualTo(401);
        }
    }
}
