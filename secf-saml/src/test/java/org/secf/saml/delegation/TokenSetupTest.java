package org.secf.saml.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.saml.delegation.TokenXml.SHOP;

import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.mechanism.DelegationIssuerFactory;
import org.secf.message.Facts;
import org.secf.mechanism.MechanismFactory;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.Credential;
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.TokenReason;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.TestKeys;
import org.secf.settings.ConfigurationException;

class TokenSetupTest {

    @TempDir
    Path directory;

    private Enabler enabler;

    @BeforeEach
    void usual() {
        enabler = new Enabler(directory);
    }

    private void stopsWith(String text) {
        assertThatThrownBy(enabler::start)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(text);
    }

    @Test
    void factoriesAreFound() {
        assertThat(ServiceLoader.load(MechanismFactory.class)).anyMatch(SamlTokenMechanismFactory.class::isInstance);
        assertThat(ServiceLoader.load(DelegationIssuerFactory.class)).anyMatch(SamlDelegationFactory.class::isInstance);
    }

    @Test
    void believesSomebody() {
        enabler.unset("identity-providers").unset("enablers");
        stopsWith("secf.saml-token believes nobody");
    }

    @Test
    void attestersAndTheirMethodGoTogether() {
        enabler.set("attesters", SHOP);
        stopsWith("SENDER_VOUCHES together with attesters, or neither");
        enabler.unset("attesters").set("methods", "SENDER_VOUCHES");
        stopsWith("SENDER_VOUCHES together with attesters, or neither");
    }

    @Test
    void bearersAreNotAcceptedUnderAnotherName() {
        enabler.set("methods", "BEARER");
        stopsWith("HOLDER_OF_KEY or SENDER_VOUCHES");
    }

    @Test
    void someMethodIsAccepted() {
        enabler.set("methods", new String[0]);
        stopsWith("a method of confirmation");
    }

    @Test
    void ruleThatCannotBeReadStopsTheDeployment() {
        enabler.set("acting", "shop may act");
        stopsWith("ACTOR for SUBJECTS at AUDIENCE");
    }

    @Test
    void nobodyIsBothProviderAndEnabler() {
        enabler.set("enablers", enabler.file("same.xml", Enabler.enabler(MetadataXml.IDP, TestKeys.OTHER)));
        stopsWith(MetadataXml.IDP + " is described twice");
    }

    @Nested
    class SeveralIdentityProviders {

        private static final String OTHER = "https://other.example.org/saml";

        @BeforeEach
        void believeTwo() {
            enabler.set(
                    "identity-providers",
                    enabler.file("one.xml", MetadataXml.usual()),
                    enabler.file(
                            "other.xml",
                            MetadataXml.entity(
                                    OTHER,
                                    "",
                                    MetadataXml.key("signing", TestKeys.OTHER)
                                            + MetadataXml.sso("HTTP-Redirect", "https://other.example.org/sso"))));
        }

        /** Any of them could name the users of all others. */
        @Test
        void stopTheDeployment() {
            stopsWith("alice of one is not alice of another; believe one");
        }

        @Test
        void areNotToldApartByOnePrefix() {
            enabler.set("attributes.caller-name-prefix", "theirs:");
            stopsWith("nor does one prefix tell them apart");
        }

        @Test
        void areBelievedWhereTheDeployerSaysThatNamesAreShared() {
            enabler.set("share-caller-names", "true");
            Credential holder = TestKeys.OURS;
            TokenXml token = TokenXml.by(OTHER, TestKeys.OTHER)
                    .heldBy(holder.certificate().getPublicKey());

            Outcome outcome = enabler.ask(Enabler.request(token.token(), TestKeys.rsa(2048).certificate()), Facts.NONE);
            assertThat(Enabler.reason(outcome)).isEqualTo(TokenReason.NOT_HOLDER);
        }

        /** By its own keys and no others. */
        @Test
        void doNotSignForEachOther() {
            enabler.set("share-caller-names", "true");
            Credential holder = TestKeys.rsa(2048);
            TokenXml forged = TokenXml.by(MetadataXml.IDP, TestKeys.OTHER)
                    .heldBy(holder.certificate().getPublicKey());

            Outcome outcome = enabler.ask(Enabler.request(forged.token(), holder.certificate()), Facts.NONE);
            assertThat(Enabler.reason(outcome)).isEqualTo(SamlReason.SIGNATURE_INVALID);
        }
    }

    @Test
    void metadataThatCannotBeReadStopsTheDeployment() {
        enabler.set("enablers", "/no/such/file.xml");
        stopsWith("secf.saml-token.enablers: /no/such/file.xml");
        enabler.set(
                "enablers",
                enabler.file("none.xml", Enabler.enabler(SHOP, TestKeys.OTHER).replace("signing", "encryption")));
        stopsWith("expected a KeyDescriptor for signing");
        enabler.set(
                "enablers",
                enabler.file(
                        "other.xml",
                        Enabler.enabler(SHOP, TestKeys.OTHER).replace("SAML:2.0:protocol", "SAML:1.1:protocol")));
        stopsWith("expected one of AttributeAuthorityDescriptor, AuthnAuthorityDescriptor, IDPSSODescriptor");
    }

    @Test
    void metadataOfAnIdentityProviderHasThatRole() {
        enabler.set("identity-providers", enabler.file("sp.xml", Enabler.enabler(MetadataXml.IDP, TestKeys.OTHER)));
        stopsWith("expected an IDPSSODescriptor");
    }

    @Test
    void certificateOfMetadataIsRead() {
        enabler.set("metadata-signing-certificate", enabler.file("no.pem", "no"));
        stopsWith("metadata-signing-certificate: ");
    }
}
