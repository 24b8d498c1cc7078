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
import org.secf.server.Keycloak;
import org.secf.server.OnOneServer;
import org.secf.server.Preparation;
import org.secf.server.SamlResponse;
import org.secf.server.Site;
import org.secf.server.User;
import org.secf.testkit.idp.KeyFiles;

/** A real Keycloak, which checks our signature and encrypts its assertions; the EAR, defined by the descriptor alone. */
@ExtendWith(ArquillianExtension.class)
@OnOneServer
class KeycloakTest implements LoginContract {

    @Override
    public String issuer() {
        return Keycloak.ISSUER;
    }

    /** Keycloak does not say how it authenticated. */
    @Override
    public String context() {
        return "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified";
    }

    @Deployment(testable = false)
    public static Archive<?> enabler() throws IOException, GeneralSecurityException {
        KeyFiles keys = Preparation.keys();
        Keycloak keycloak = Keycloak.running(Site.keycloak(), Files.readString(keys.certificate()), true);
        Preparation.metadata(keycloak.metadata());
        return EnablerArchive.ear()
                .described("<require-encrypted-assertions>true</require-encrypted-assertions>"
                        + "<decryption-key>file:" + keys.key() + "</decryption-key>"
                        + "<decryption-certificate>file:" + keys.certificate() + "</decryption-certificate>");
    }

    @Test
    void assertionTravelsEncrypted() {
        try (Browser browser = new Browser()) {
            SamlResponse response = browser.authenticate(Pages.WHO, User.ALICE);

            assertThat(response.xml()).contains("EncryptedAssertion").doesNotContain("alice");
            assertThat(browser.deliver(response).json().getString("principal")).isEqualTo("alice");
        }
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
                    .as("Keycloak asked who it is")
                    .isEqualTo("bob");
        }
    }

    @Test
    void logoutAtTheProviderIsOneHereToo() {
        try (Browser browser = new Browser()) {
            browser.login(Pages.WHO, User.ALICE);

            Answer end = browser.agreeThrough(Keycloak.ISSUER + "/protocol/openid-connect/logout");

            assertThat(end.url()).startsWith(Keycloak.ISSUER);
            assertThat(end.body()).contains("logged out");
            assertThat(browser.getJson(Pages.WHO).status()).isEqualTo(401);
        }
    }
}
