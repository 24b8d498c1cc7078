package org.secf.saml.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.mechanism.Outcome;
import org.secf.message.Facts;
import org.secf.saml.model.Credential;
import org.secf.saml.model.SamlReason;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.TestKeys;
import org.secf.settings.ConfigurationException;

/** Whatever name an identity provider gives, it is one of its own users. */
class SeveralProvidersTest {

    private static final String OTHER = "https://other.example.org/saml";
    private static final Credential CLIENT = TestKeys.rsa(2048);

    @TempDir
    Path directory;

    private Enabler enabler;

    @BeforeEach
    void believeTwo() {
        enabler = new Enabler(directory);
        String other = MetadataXml.usual().replace(MetadataXml.IDP, OTHER);
        enabler.set(
                "identity-providers",
                enabler.file("idp.xml", MetadataXml.usual()),
                enabler.file(
                        "other.xml",
                        other.replace(
                                MetadataXml.key("signing", TestKeys.IDP), MetadataXml.key("signing", TestKeys.OTHER))));
    }

    private void stopsWith(String text) {
        assertThatThrownBy(enabler::start)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(text);
    }

    @Test
    void couldNameEachOthersUsers() {
        stopsWith("alice of one is not alice of another");
        enabler.set("share-caller-names", "false");
        stopsWith("alice of one is not alice of another");
    }

    /** One prefix stands before the names of both. */
    @Test
    void areNotToldApartByOnePrefix() {
        enabler.set("attributes.caller-name-prefix", "partner:");
        stopsWith("nor does one prefix tell them apart");
    }

    @Test
    void mayDoSoWhereTheDeployerSaysSo() {
        enabler.set("share-caller-names", "true");
        assertThat(name(TokenXml.by(MetadataXml.IDP, TestKeys.IDP))).isEqualTo("alice");
        assertThat(name(TokenXml.by(OTHER, TestKeys.OTHER))).isEqualTo("alice");
    }

    /** Also then nobody signs for somebody else. */
    @Test
    void signForThemselvesOnly() {
        enabler.set("share-caller-names", "true");
        assertThat(Enabler.reason(ask(TokenXml.by(OTHER, TestKeys.IDP)))).isEqualTo(SamlReason.SIGNATURE_INVALID);
        assertThat(Enabler.reason(ask(TokenXml.by(MetadataXml.IDP, TestKeys.OTHER))))
                .isEqualTo(SamlReason.SIGNATURE_INVALID);
    }

    private Outcome ask(TokenXml token) {
        String held = token.heldBy(CLIENT.certificate().getPublicKey()).token();
        return enabler.ask(Enabler.request(held, CLIENT.certificate()), Facts.NONE);
    }

    private String name(TokenXml token) {
        return Enabler.caller(ask(token)).getName();
    }
}
