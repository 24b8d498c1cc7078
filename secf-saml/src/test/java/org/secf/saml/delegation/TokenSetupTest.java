package org.secf.saml.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.saml.delegation.TokenXml.SHOP;

import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.identity.Delegate;
import org.secf.mechanism.DelegationIssuerFactory;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismFactory;
import org.secf.mechanism.Outcome;
import org.secf.message.Facts;
import org.secf.saml.model.Credential;
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.TokenReason;
import org.secf.saml.testing.Later;
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

    /** A signature by none of them is tried by each. */
    @Test
    void enablerHasSixteenKeysAtMost() {
        StringBuilder keys = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            keys.append(MetadataXml.key("signing", TestKeys.ec()));
        }
        enabler.set("enablers", enabler.file("shop.xml", Enabler.enabler(SHOP, keys.toString())));
        assertThat(enabler.start()).isNotNull();
        keys.append(MetadataXml.key("signing", TestKeys.ec()));
        enabler.file("shop.xml", Enabler.enabler(SHOP, keys.toString()));
        stopsWith("expected at most 16 keys for signing of " + SHOP);
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
            Credential holder = TestKeys.rsa(2048);
            TokenXml token = TokenXml.by(OTHER, TestKeys.OTHER)
                    .heldBy(holder.certificate().getPublicKey());

            Outcome outcome = enabler.ask(Enabler.request(token.token(), holder.certificate()), Facts.NONE);
            assertThat(Enabler.caller(outcome).evidence().issuer()).isEqualTo(OTHER);
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

    @Nested
    class Enablers {

        private String shop(Credential... keys) {
            StringBuilder descriptors = new StringBuilder();
            for (Credential key : keys) {
                descriptors.append(MetadataXml.key("signing", key));
            }
            return Enabler.enabler(SHOP, Enabler.SHOP_KEY)
                    .replace(MetadataXml.key("signing", Enabler.SHOP_KEY), descriptors);
        }

        /** Whoever answers there could name itself as it likes, and act by the rules of that name. */
        @Test
        void elsewhereAreNamedByTheDeployer() {
            enabler.set("enablers", "https://shop.example.org/enabler/saml/enabler");
            stopsWith("could choose whose name it acts under; say who it is, by ENTITY_ID at LOCATION");
        }

        @Test
        void areThoseWhomTheDeployerNamed() {
            String location = enabler.file("claims.xml", Enabler.enabler(SHOP, Enabler.SHOP_KEY));
            enabler.set("enablers", TokenXml.BANK + " at " + location);
            stopsWith("expected the enabler " + TokenXml.BANK);
            enabler.set("enablers", SHOP + " at " + location);
            assertThat(enabler.start().name()).isEqualTo("saml-token");
        }

        @ParameterizedTest
        @ValueSource(strings = {" at /etc/shop.xml", "https://shop.example.org at "})
        void areNamedWholly(String text) {
            enabler.set("enablers", text);
            stopsWith("expected ENTITY_ID at LOCATION");
        }

        @Test
        void haveKeysOfTheirOwn() {
            enabler.set(
                    "enablers",
                    enabler.file("shop.xml", shop(Enabler.SHOP_KEY, Enabler.BANK_KEY)),
                    enabler.file("bank.xml", Enabler.enabler(TokenXml.BANK, Enabler.BANK_KEY)));
            stopsWith("has a key that " + SHOP + " has, too");
        }

        /** Who publishes the next key of another early must not lock it out when it begins to use it. */
        @Test
        void cannotKeepAnotherFromItsNextKey() {
            Credential next = TestKeys.rsa(2048);
            Later later = new Later(enabler);
            enabler.set("metadata-refresh-interval", "1m").set("acting", TokenXml.BANK + " for * at *");
            SamlTokenMechanismFactory factory = new SamlTokenMechanismFactory();
            Mechanism started = factory.create(enabler.settings(factory), enabler.context(), later);
            enabler.file("shop.xml", shop(Enabler.SHOP_KEY, next));
            refresh(later);
            enabler.file("bank.xml", Enabler.enabler(TokenXml.BANK, next));
            refresh(later);
            enabler.pass(Duration.ofMinutes(-4));

            for (TokenXml token : List.of(TokenXml.by(TokenXml.BANK, next), TokenXml.by(TokenXml.IDP, TestKeys.IDP))) {
                assertThat(Enabler.caller(ask(started, token, next)).delegates())
                        .extracting(Delegate::name)
                        .containsExactly(TokenXml.BANK);
            }
            assertThat(Enabler.reason(ask(started, TokenXml.by(TokenXml.IDP, TestKeys.IDP), Enabler.SHOP_KEY)))
                    .isEqualTo(TokenReason.PRESENTER_NOT_DELEGATE);
            assertThat(Enabler.reason(ask(started, TokenXml.by(TokenXml.BANK, Enabler.SHOP_KEY), Enabler.SHOP_KEY)))
                    .isEqualTo(SamlReason.SIGNATURE_INVALID);
        }

        private void refresh(Later later) {
            for (int minute = 0; minute < 2; minute++) {
                enabler.pass(Duration.ofMinutes(1));
                later.run();
            }
        }

        /** For whom the bank acts, brought by whoever has that key. */
        private Outcome ask(Mechanism started, TokenXml token, Credential holder) {
            String text = token.heldBy(holder.certificate().getPublicKey())
                    .delegated(TokenXml.BANK)
                    .token();
            return Enabler.ask(started, Enabler.request(text, holder.certificate()), Facts.NONE);
        }

        /** Only enablers are believed, so no rule for a group could ever hold anybody to it. */
        @Test
        void areNotHeldToGroupsThatTheyNameThemselves() {
            enabler.set("acting", SHOP + " for group:staff at *");
            assertThat(enabler.start().name())
                    .as("an identity provider is believed, too")
                    .isEqualTo("saml-token");
            enabler.unset("identity-providers");
            stopsWith("of which groups a caller is they say as they like");
        }
    }

    /** A certificate behind the first is that of an authority, which signs no assertions (saml-metadata §2.4.1.1). */
    @Nested
    class KeysInMetadata {

        private static final Credential AUTHORITY = TestKeys.OTHER;

        private String chained(Credential own) {
            return MetadataXml.key("signing", own)
                    .replace(
                            "</ds:X509Certificate>",
                            "</ds:X509Certificate><ds:X509Certificate>" + encoded() + "</ds:X509Certificate>");
        }

        private String encoded() {
            try {
                return TokenXml.base64(AUTHORITY.certificate().getEncoded());
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException(e);
            }
        }

        private Outcome shown(TokenXml token, Credential by) {
            return enabler.ask(Enabler.request(token.token(), by.certificate()), Facts.NONE);
        }

        @Test
        void ofAnEnablerAreThoseThatAreBound() {
            enabler.set("acting", SHOP + " for * at *")
                    .set(
                            "enablers",
                            enabler.file(
                                    "shop.xml",
                                    Enabler.enabler(SHOP, Enabler.SHOP_KEY)
                                            .replace(
                                                    MetadataXml.key("signing", Enabler.SHOP_KEY),
                                                    chained(Enabler.SHOP_KEY))));
            TokenXml honest = TokenXml.by(SHOP, Enabler.SHOP_KEY)
                    .heldBy(Enabler.SHOP_KEY.certificate().getPublicKey())
                    .delegated(SHOP);

            assertThat(Enabler.caller(shown(honest, Enabler.SHOP_KEY)).getName())
                    .isEqualTo("alice");
            assertThat(Enabler.reason(shown(new TokenXml(honest.xml(), AUTHORITY), Enabler.SHOP_KEY)))
                    .isEqualTo(SamlReason.SIGNATURE_INVALID);
        }

        @Test
        void ofAnIdentityProviderAreThoseThatAreBound() {
            enabler.set(
                    "identity-providers",
                    enabler.file(
                            "idp.xml",
                            MetadataXml.usual()
                                    .replace(MetadataXml.key("signing", TestKeys.IDP), chained(TestKeys.IDP))));
            Credential holder = TestKeys.rsa(2048);
            TokenXml honest = TokenXml.by(MetadataXml.IDP, TestKeys.IDP)
                    .heldBy(holder.certificate().getPublicKey());

            assertThat(Enabler.caller(shown(honest, holder)).getName()).isEqualTo("alice");
            assertThat(Enabler.reason(shown(new TokenXml(honest.xml(), AUTHORITY), holder)))
                    .isEqualTo(SamlReason.SIGNATURE_INVALID);
        }

        @Test
        void areOneInEachKeyInfo() {
            String two = MetadataXml.key("signing", Enabler.SHOP_KEY)
                    .replace(
                            "</ds:X509Data>",
                            "</ds:X509Data><ds:X509Data><ds:X509Certificate>" + encoded()
                                    + "</ds:X509Certificate></ds:X509Data>");
            enabler.set(
                    "enablers",
                    enabler.file(
                            "shop.xml",
                            Enabler.enabler(SHOP, Enabler.SHOP_KEY)
                                    .replace(MetadataXml.key("signing", Enabler.SHOP_KEY), two)));
            stopsWith("expected one key in each KeyInfo");
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
