package org.secf.saml.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.saml.testing.MetadataXml.IDP;
import static org.secf.saml.testing.MetadataXml.SSO;
import static org.secf.saml.testing.MetadataXml.entity;
import static org.secf.saml.testing.MetadataXml.group;
import static org.secf.saml.testing.MetadataXml.key;
import static org.secf.saml.testing.MetadataXml.sso;
import static org.secf.saml.testing.MetadataXml.usual;
import static org.secf.saml.testing.XmlSigner.signed;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.saml.model.Binding;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.LogoutBinding;
import org.secf.saml.model.SingleLogout;
import org.secf.saml.model.UnusableMetadata;
import org.secf.saml.testing.MetadataXml;
import org.secf.saml.testing.TestKeys;

class IdentityProviderMetadataTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Optional<X509Certificate> SIGNER = Optional.of(TestKeys.OTHER.certificate());

    private static IdentityProvider read(String xml, Optional<String> id, Optional<X509Certificate> signer) {
        return IdentityProviderMetadata.of(xml.getBytes(StandardCharsets.UTF_8), "/WEB-INF/idp.xml")
                .provider(id, signer, NOW);
    }

    private static IdentityProvider read(String xml) {
        return read(xml, Optional.empty(), Optional.empty());
    }

    private static void assertRefused(String xml, Optional<X509Certificate> signer, String... texts) {
        assertThatThrownBy(() -> read(xml, Optional.empty(), signer))
                .isInstanceOf(UnusableMetadata.class)
                .hasMessageContaining("/WEB-INF/idp.xml")
                .hasMessageContainingAll(texts);
    }

    @Test
    void readsEverything() {
        IdentityProvider provider = read(usual());
        assertThat(provider.entityId()).isEqualTo(IDP);
        assertThat(provider.signingKeys())
                .containsExactly(TestKeys.IDP.certificate().getPublicKey());
        assertThat(provider.singleSignOn()).isEqualTo(Map.of(Binding.REDIRECT, SSO, Binding.POST, SSO + "/post"));
        assertThat(provider.validUntil()).isEmpty();
        assertThat(provider.wantsSignedRequests()).isFalse();
    }

    @Nested
    class Logout {

        @Test
        void readsWhereItTakesRequestsAndResponses() {
            SingleLogout logout = read(MetadataXml.withLogout()).singleLogout();

            assertThat(logout.services())
                    .containsOnly(
                            Map.entry(
                                    LogoutBinding.REDIRECT,
                                    new SingleLogout.Service(MetadataXml.SLO, MetadataXml.SLO + "/done")),
                            Map.entry(
                                    LogoutBinding.POST,
                                    new SingleLogout.Service(MetadataXml.SLO + "/post", MetadataXml.SLO + "/post")),
                            Map.entry(
                                    LogoutBinding.SOAP,
                                    new SingleLogout.Service(MetadataXml.SLO + "/soap", MetadataXml.SLO + "/soap")));
            assertThat(logout.encryptionKeys())
                    .containsExactly(TestKeys.IDP.certificate().getPublicKey());
        }

        @Test
        void takesNoPartWhereNothingIsSaid() {
            assertThat(read(usual()).singleLogout()).isEqualTo(SingleLogout.NONE);
        }

        @Test
        void leavesOutAnAddressThatOthersCanRead() {
            String open = MetadataXml.withLogout().replace(MetadataXml.SLO + "/done", "http://idp.example.org/slo");
            assertThat(read(open).singleLogout().services()).containsOnlyKeys(LogoutBinding.POST, LogoutBinding.SOAP);
        }
    }

    @Nested
    class Signature_H49 {

        @Test
        void acceptsTheNamedSigner() {
            assertThat(read(signed(usual(), TestKeys.OTHER), Optional.empty(), SIGNER)
                            .entityId())
                    .isEqualTo(IDP);
        }

        @Test
        void refusesUnsigned() {
            assertRefused(usual(), SIGNER, "found none", "metadata-signing-certificate");
        }

        @Test
        void refusesAnotherSigner() {
            assertRefused(signed(usual(), TestKeys.IDP), SIGNER, "does not hold", "download it again");
        }

        @Test
        void refusesTamperedDocument() {
            String tampered = signed(usual(), TestKeys.OTHER).replace(SSO, "https://evil.example.org/sso");
            assertRefused(tampered, SIGNER, "does not hold");
        }

        @Test
        void refusesSignatureBelowAnUnsignedRoot() {
            String inner = signed(usual(), TestKeys.OTHER);
            assertRefused(group("", inner), SIGNER, "found none");
        }

        @Test
        void refusesSha1() {
            String weak = signed(usual(), TestKeys.OTHER, "http://www.w3.org/2000/09/xmldsig#sha1");
            assertRefused(weak, SIGNER, "SHA-256");
        }
    }

    @Nested
    class ValidUntil {

        @Test
        void refusesExpiredAndSaysBothInstants() {
            assertRefused(
                    entity(IDP, "validUntil=\"2026-05-31T12:00:00Z\"", key("", TestKeys.IDP) + sso("HTTP-POST", SSO)),
                    Optional.empty(),
                    "2026-05-31T12:00:00Z",
                    "2026-06-01T12:00:00Z",
                    "download it anew");
        }

        @Test
        void refusesAtTheVeryInstant() {
            assertRefused(group("validUntil=\"2026-06-01T12:00:00Z\"", usual()), Optional.empty(), "expired");
        }

        @Test
        void refusesWhatIsNoInstant() {
            assertRefused(group("validUntil=\"tomorrow\"", usual()), Optional.empty(), "expected");
        }

        @Test
        void takesTheEarliestOnTheWayToTheRoot() {
            String inner =
                    entity(IDP, "validUntil=\"2026-08-01T00:00:00Z\"", key("", TestKeys.IDP) + sso("HTTP-POST", SSO));
            assertThat(read(group("validUntil=\"2026-07-01T00:00:00Z\"", inner)).validUntil())
                    .contains(Instant.parse("2026-07-01T00:00:00Z"));
        }
    }

    @Nested
    class SeveralEntities {

        private final String both = group(
                "", usual(), entity("https://other.example.org", "", key("", TestKeys.EC) + sso("HTTP-POST", SSO)));

        @Test
        void picksByEntityId() {
            IdentityProvider other = read(both, Optional.of("https://other.example.org"), Optional.empty());
            assertThat(other.signingKeys())
                    .containsExactly(TestKeys.EC.certificate().getPublicKey());
        }

        @Test
        void asksWhichOne() {
            assertRefused(both, Optional.empty(), "idp-entity-id", IDP, "https://other.example.org");
        }

        @Test
        void refusesUnknownEntityId() {
            assertThatThrownBy(() -> read(usual(), Optional.of(IDP + "/"), Optional.empty()))
                    .hasMessageContainingAll("idp-entity-id", IDP);
        }

        @Test
        void refusesOneDescribedTwice() {
            assertThatThrownBy(() -> read(
                            group("", usual(), usual().replace("_root", "_r2")), Optional.of(IDP), Optional.empty()))
                    .hasMessageContaining("2 times");
        }
    }

    @Nested
    class Keys {

        @Test
        void keyForEncryptionDoesNotSign_H49() {
            assertRefused(
                    entity(IDP, "", key("encryption", TestKeys.IDP) + sso("HTTP-POST", SSO)),
                    Optional.empty(),
                    "use=\"signing\"");
        }

        @Test
        void takesEveryKeyForSigning() {
            IdentityProvider provider = read(entity(
                    IDP,
                    "",
                    key("signing", TestKeys.IDP)
                            + key("encryption", TestKeys.OTHER)
                            + key("", TestKeys.EC)
                            + sso("HTTP-POST", SSO)));
            assertThat(provider.signingKeys())
                    .containsExactly(
                            TestKeys.IDP.certificate().getPublicKey(),
                            TestKeys.EC.certificate().getPublicKey());
        }

        @Test
        void refusesUnreadableCertificate() {
            String broken = usual().replaceAll("<ds:X509Certificate>[^<]*<", "<ds:X509Certificate>AAAA<");
            assertRefused(broken, Optional.empty(), "cannot be read");
        }
    }

    @Nested
    class Addresses {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "http://idp.example.org/sso",
                    "javascript:alert(1)",
                    "//idp.example.org/sso",
                    "https:///sso",
                    "https://u@idp.example.org/",
                    "https://idp.example.org/#f",
                    "not a uri",
                    ""
                })
        void refusesWhatIsNotHttps_H49(String location) {
            assertRefused(
                    entity(IDP, "", key("", TestKeys.IDP) + sso("HTTP-POST", location)), Optional.empty(), "https");
        }

        @Test
        void acceptsHttpOnLoopback() {
            String loopback = entity(IDP, "", key("", TestKeys.IDP) + sso("HTTP-POST", "http://localhost:8081/sso"));
            assertThat(read(loopback).singleSignOn()).containsEntry(Binding.POST, "http://localhost:8081/sso");
        }

        @Test
        void ignoresBindingsWeDoNotSpeak() {
            String artifact = entity(IDP, "", key("", TestKeys.IDP) + sso("HTTP-Artifact", "ftp://x"));
            assertThat(read(artifact).singleSignOn()).isEmpty();
        }
    }

    @Nested
    class Documents {

        @ParameterizedTest
        @ValueSource(strings = {"", "no xml", "<html/>", "<a:b xmlns:a='x'/>", "<md:EntityDescriptor/>"})
        void refusesOtherDocuments(String xml) {
            assertRefused(xml, Optional.empty(), "expected");
        }

        @Test
        void refusesDocumentType_H16() {
            assertRefused(
                    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + usual(),
                    Optional.empty(),
                    "document type");
        }

        /** A signature does not cover comments, so whoever carries the document may put them in. */
        @Test
        void commentsChangeNothing() {
            String commented = signed(usual(), TestKeys.OTHER)
                    .replace("<md:KeyDescriptor", "<!-- key --><md:KeyDescriptor")
                    .replace("<ds:X509Certificate>MII", "<ds:X509Certificate>M<!-- -->II");
            IdentityProvider provider = read("<!-- from -->" + commented, Optional.empty(), SIGNER);
            assertThat(provider.signingKeys())
                    .containsExactly(TestKeys.IDP.certificate().getPublicKey());
        }

        @Test
        void refusesServiceProviderMetadata() {
            assertRefused(usual().replace("IDPSSODescriptor", "SPSSODescriptor"), Optional.empty(), "IDPSSODescriptor");
        }
    }
}
