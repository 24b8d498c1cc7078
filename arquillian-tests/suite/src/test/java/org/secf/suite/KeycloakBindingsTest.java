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
import org.secf.server.Http;
import org.secf.server.Keycloak;
import org.secf.server.OnOneServer;
import org.secf.server.Preparation;
import org.secf.server.ProfileClient;
import org.secf.server.Site;
import org.secf.server.User;
import org.secf.testkit.idp.KeyFiles;

/** A real Keycloak, from which responses are fetched, and which answers clients that are no browsers. */
@OnOneServer
@ExtendWith(ArquillianExtension.class)
class KeycloakBindingsTest {

    @Deployment(testable = false)
    public static Archive<?> enabler() throws IOException, GeneralSecurityException {
        KeyFiles keys = Preparation.keys();
        Keycloak keycloak = Keycloak.running(Site.keycloak(), Files.readString(keys.certificate()), false);
        Preparation.metadata(keycloak.metadata());
        return EnablerArchive.ear()
                .described("<bindings><response>ARTIFACT</response><also-accepted>PAOS</also-accepted></bindings>");
    }

    @Test
    void responseIsFetched() {
        try (Browser browser = new Browser()) {
            Answer answer = browser.loginThrough(Pages.WHO, User.ALICE);

            assertThat(answer.json().getString("principal")).isEqualTo("alice");
        }
    }

    @Test
    void responseInAFormIsRefused() {
        try (Browser browser = new Browser()) {
            browser.start(Pages.WHO);

            assertThat(browser.post(Site.ENABLER + "/saml/acs").status()).isEqualTo(403);
            assertThat(Site.log()).contains("BINDING_NOT_ALLOWED");
        }
    }

    @Test
    void clientWithoutABrowserLogsIn() {
        ProfileClient client = new ProfileClient();
        Http.Reply envelope = client.ask(Pages.WHO);
        assertThat(envelope.status()).as(envelope.body()).isEqualTo(200);
        Http.Reply answer = client.authenticate(envelope.body(), User.ALICE);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(ProfileClient.consumer(answer.body())).isEqualTo(Site.ENABLER + "/saml/acs");

        Http.Reply letIn = client.bring(envelope.body(), answer.body());

        assertThat(letIn.status()).as(letIn.body()).isEqualTo(303);
        assertThat(letIn.header("Location")).containsExactly(Pages.WHO);
        assertThat(client.get(Pages.WHO).body()).contains("alice");
        assertThat(client.bring(envelope.body(), answer.body()).body())
                .as("a second time")
                .contains("Fault");
    }
}
