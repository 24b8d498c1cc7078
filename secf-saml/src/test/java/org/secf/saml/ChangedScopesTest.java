package org.secf.saml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.http.MemoryRequest;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.Credential;
import org.secf.saml.model.SamlPolicyReason;
import org.secf.saml.testing.Answer;
import org.secf.saml.testing.Browser;
import org.secf.saml.testing.Deployment;
import org.secf.saml.testing.Later;
import org.secf.saml.testing.Login;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.TestKeys;
import org.secf.verdict.Reason;

/** An identity provider vouches for the domains that its metadata gives it when its response is judged (SDP-SP16). */
class ChangedScopesTest {

    private static final String SUBJECT_ID = "urn:oasis:names:tc:SAML:attribute:subject-id";
    private static final String URI = "urn:oasis:names:tc:SAML:2.0:attrname-format:uri";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Browser browser = new Browser();
    private Deployment deployment;
    private Later later;
    private Mechanism mechanism;

    @BeforeEach
    void deploy(@TempDir Path directory) {
        deployment = new Deployment(directory)
                .set("metadata-refresh-interval", "1m")
                .set("attributes.caller-name-attribute", SUBJECT_ID);
        publish(TestKeys.IDP, "kept.example.org", "lost.example.org");
        later = new Later(deployment);
        mechanism = new SamlMechanismFactory().create(deployment.settings(), Map.of(), deployment.context(), later);
    }

    private void publish(Credential key, String... scopes) {
        StringBuilder extensions = new StringBuilder();
        for (String scope : scopes) {
            extensions.append(
                    "<shibmd:Scope xmlns:shibmd=\"urn:mace:shibboleth:metadata:1.0\">" + scope + "</shibmd:Scope>");
        }
        deployment.file(
                "idp.xml",
                MetadataXml.usual()
                        .replace(MetadataXml.key("signing", TestKeys.IDP), MetadataXml.key("signing", key))
                        .replaceFirst(
                                "(<md:IDPSSODescriptor[^>]*>)", "$1<md:Extensions>" + extensions + "</md:Extensions>"));
    }

    private Login begin() {
        return Login.of(browser.send(mechanism, MemoryRequest.get("/page")));
    }

    private Outcome answer(Login login, Credential key, String name) {
        return browser.send(
                mechanism,
                Answer.to(login.id(), deployment.instant())
                        .attribute(SUBJECT_ID, URI, name)
                        .posted(key, login.relayState()));
    }

    private static String name(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.LoggedIn.class);
        return ((Outcome.LoggedIn) outcome).caller().getName();
    }

    private static Reason refusal(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        return ((Outcome.Refused) outcome).rejection().reason();
    }

    private void refresh() {
        for (int minute = 0; minute < 2; minute++) {
            deployment.pass(MINUTE);
            later.run();
        }
    }

    @Test
    void oneThatWasLostNamesNobodyAfterTheRefreshAlsoInALoginThatWasBegunBefore() {
        assertThat(name(answer(begin(), TestKeys.IDP, "alice@lost.example.org")))
                .isEqualTo("alice@lost.example.org");
        Login begun = begin();
        publish(TestKeys.IDP, "kept.example.org");
        refresh();

        assertThat(refusal(answer(begun, TestKeys.IDP, "alice@lost.example.org")))
                .isEqualTo(SamlPolicyReason.WRONG_SCOPE);
        assertThat(name(answer(begin(), TestKeys.IDP, "alice@kept.example.org")))
                .isEqualTo("alice@kept.example.org");
    }

    /** Nothing was refreshed before; the key that is not known has it read, and what is read then counts. */
    @Test
    void oneThatWasLostTogetherWithAKeyNamesNobodyByTheNewKey() {
        Login begun = begin();
        publish(TestKeys.OTHER, "kept.example.org");

        assertThat(refusal(answer(begun, TestKeys.OTHER, "alice@lost.example.org")))
                .isEqualTo(SamlPolicyReason.WRONG_SCOPE);
    }

    @Test
    void oneThatWasGivenTogetherWithAKeyNamesUsersByTheNewKey() {
        Login begun = begin();
        publish(TestKeys.OTHER, "kept.example.org", "given.example.org");

        assertThat(name(answer(begun, TestKeys.OTHER, "alice@given.example.org")))
                .isEqualTo("alice@given.example.org");
    }

    @Test
    void allOfThemLostNameNobody() {
        publish(TestKeys.IDP);
        refresh();

        assertThat(refusal(answer(begin(), TestKeys.IDP, "alice@kept.example.org")))
                .isEqualTo(SamlPolicyReason.WRONG_SCOPE);
    }
}
