package org.secf.saml.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.secf.saml.testing.MetadataXml.IDP;
import static org.secf.saml.testing.MetadataXml.SSO;
import static org.secf.saml.testing.MetadataXml.entity;
import static org.secf.saml.testing.MetadataXml.group;
import static org.secf.saml.testing.MetadataXml.key;
import static org.secf.saml.testing.MetadataXml.sso;
import static org.secf.saml.testing.MetadataXml.usual;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.crypto.Crypto;
import org.secf.saml.model.Description;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.MetadataReason;
import org.secf.saml.model.UnusableMetadata;
import org.secf.saml.provider.IdentityProviderMetadata.Described;
import org.secf.saml.testing.SignatureForm;
import org.secf.saml.testing.TestKeys;

/** Groups of entities, what they say of time, and what else is said of an entity. */
class AggregateTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final int MANY = 10_000;

    private static Described read(String xml, Optional<X509Certificate> signer, Optional<Duration> maxValidity) {
        MetadataPolicy policy = new MetadataPolicy(signer.map(one -> now -> List.of(one)), maxValidity, Crypto.jdk());
        return IdentityProviderMetadata.of(xml.getBytes(StandardCharsets.UTF_8), "idp.xml")
                .described(Optional.of(IDP), policy, NOW);
    }

    private static String entityWith(String attributes) {
        return entity(IDP, attributes, key("", TestKeys.IDP) + sso("HTTP-POST", SSO));
    }

    @Test
    void findsOneOfTenThousandInASignedGroupWithoutATreeOfAll() {
        StringBuilder others = new StringBuilder();
        String other = entity("https://%d.example.org", "", key("", TestKeys.EC) + sso("HTTP-POST", SSO));
        for (int i = 0; i < MANY; i++) {
            others.append(other.replace("%d", String.valueOf(i)));
        }
        String signed = SignatureForm.usual()
                .referring("#_group")
                .sign(group("validUntil=\"2026-06-08T12:00:00Z\"", others.toString(), usual()), TestKeys.OTHER);
        Optional<X509Certificate> signer = Optional.of(TestKeys.OTHER.certificate());

        IdentityProvider found = read(signed, signer, Optional.empty()).provider();

        assertThat(found.signingKeys())
                .containsExactly(TestKeys.IDP.certificate().getPublicKey());
        assertThat(found.validUntil()).contains(Instant.parse("2026-06-08T12:00:00Z"));
        assertThatThrownBy(() -> read(
                        signed.replace("https://9999.example.org", "https://9999.example.com"),
                        signer,
                        Optional.empty()))
                .hasMessageContaining("altered");
    }

    @Test
    void namesAllIdentityProvidersOfNestedGroupsAndNoServiceProvider() {
        String service = usual().replace("IDPSSODescriptor", "SPSSODescriptor").replace(IDP, "https://sp.example.org");
        String nested = group("", group("", service, usual()), usual().replace(IDP, IDP + "/2"));

        assertThat(IdentityProviderMetadata.of(nested.getBytes(StandardCharsets.UTF_8), "idp.xml")
                        .entityIds())
                .containsExactly(IDP, IDP + "/2");
    }

    @Test
    void seesNoEntityInsideOfAnother() {
        String hidden = usual().replace(IDP, "https://outer.example.org")
                .replace("<md:IDPSSODescriptor", "<md:Extensions>" + usual() + "</md:Extensions><md:IDPSSODescriptor");

        UnusableMetadata refusal =
                catchThrowableOfType(UnusableMetadata.class, () -> read(hidden, Optional.empty(), Optional.empty()));
        assertThat(refusal.reason()).isEqualTo(MetadataReason.ENTITY_MISSING);
    }

    @Test
    void takesNoRoleOfAnotherProtocol() {
        String old = usual().replace("urn:oasis:names:tc:SAML:2.0:protocol", "urn:oasis:names:tc:SAML:1.1:protocol");
        assertThatThrownBy(() -> read(old, Optional.empty(), Optional.empty()))
                .hasMessageContaining("IDPSSODescriptor");
    }

    @Nested
    class Reasons {

        private void assertReason(MetadataReason reason, String xml) {
            UnusableMetadata refusal =
                    catchThrowableOfType(UnusableMetadata.class, () -> read(xml, Optional.empty(), Optional.empty()));
            assertThat(refusal).isNotNull();
            assertThat(refusal.reason()).isEqualTo(reason);
        }

        @Test
        void ofWhatDoesNotDescribeOneIdentityProvider() {
            assertReason(MetadataReason.NOT_METADATA, "<html/>");
            assertReason(MetadataReason.NOT_METADATA, entityWith("validUntil=\"tomorrow\""));
            assertReason(MetadataReason.ENTITY_MISSING, usual().replace(IDP, IDP + "/"));
            assertReason(MetadataReason.ENTITY_AMBIGUOUS, group("", usual(), usual().replace("_root", "_2")));
        }

        @Test
        void ofADescriptionThatCannotBeUsed() {
            assertReason(MetadataReason.ENTITY_WITHOUT_KEY, usual().replace("signing", "encryption"));
            assertReason(
                    MetadataReason.ENTITY_WITHOUT_KEY,
                    usual().replaceAll("<ds:X509Certificate>[^<]*<", "<ds:X509Certificate>AAAA<"));
            assertReason(MetadataReason.ENTITY_ADDRESS, usual().replace(SSO, "http://idp.example.org/sso"));
        }
    }

    @Nested
    class Documents {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<?xml version=\"1.1\"?>%s",
                    "<!DOCTYPE md:EntityDescriptor>%s",
                    "%s<a/>",
                    "<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">%s",
                    "<!DOCTYPE x [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]>%s"
                })
        void refusesWhatTheGateRefuses(String frame) {
            assertUnreadable(frame.replace("%s", usual()));
        }

        @Test
        void refusesRelativeNamespaces() {
            assertUnreadable(usual().replace("entityID", "xmlns:x=\"x\" entityID"));
        }

        @Test
        void refusesProcessingInstructionsInside() {
            assertUnreadable(usual().replace("<md:IDPSSODescriptor", "<?php x?><md:IDPSSODescriptor"));
        }

        @Test
        void refusesDepth() {
            String deep = "<x>".repeat(70) + "</x>".repeat(70);
            assertUnreadable(usual().replace(
                            "<md:IDPSSODescriptor", "<md:Extensions>" + deep + "</md:Extensions><md:IDPSSODescriptor"));
        }

        @Test
        void refusesManyAttributes() {
            StringBuilder many = new StringBuilder();
            for (int i = 0; i < 70; i++) {
                many.append("a").append(i).append("=\"\" ");
            }
            assertUnreadable(usual().replace("entityID", many + "entityID"));
        }

        private void assertUnreadable(String xml) {
            UnusableMetadata refusal =
                    catchThrowableOfType(UnusableMetadata.class, () -> read(xml, Optional.empty(), Optional.empty()));
            assertThat(refusal).isNotNull();
            assertThat(refusal.reason()).isEqualTo(MetadataReason.METADATA_UNREADABLE);
        }
    }

    /** SDP-MD03. */
    @Nested
    class MaxValidity {

        private final Optional<Duration> week = Optional.of(Duration.ofDays(7));

        private void assertRefused(MetadataReason reason, String xml) {
            UnusableMetadata refusal =
                    catchThrowableOfType(UnusableMetadata.class, () -> read(xml, Optional.empty(), week));
            assertThat(refusal).isNotNull().hasMessageContaining("metadata-max-validity");
            assertThat(refusal.reason()).isEqualTo(reason);
        }

        @Test
        void refusesNoEnd() {
            assertRefused(MetadataReason.METADATA_WITHOUT_END, entityWith("cacheDuration=\"PT1H\""));
        }

        @Test
        void refusesAnEndTooFar() {
            assertRefused(MetadataReason.METADATA_END_TOO_FAR, entityWith("validUntil=\"2026-06-08T12:00:00.001Z\""));
        }

        @Test
        void acceptsTheLatestEnd() {
            assertThat(read(entityWith("validUntil=\"2026-06-08T12:00:00Z\""), Optional.empty(), week)
                            .provider()
                            .entityId())
                    .isEqualTo(IDP);
        }

        @Test
        void acceptsTheEndOfTheRole() {
            String role = entityWith("")
                    .replace("<md:IDPSSODescriptor", "<md:IDPSSODescriptor validUntil=\"2026-06-02T12:00:00Z\"");
            assertThat(read(role, Optional.empty(), week).provider().validUntil())
                    .contains(Instant.parse("2026-06-02T12:00:00Z"));
        }
    }

    @Nested
    class CacheDuration {

        @Test
        void isTheLeastOnTheWayToTheRole() {
            String inner = entityWith("cacheDuration=\"PT2H\"")
                    .replace("<md:IDPSSODescriptor", "<md:IDPSSODescriptor cacheDuration=\"P1DT1S\"");
            assertThat(read(group("cacheDuration=\"PT6H\"", inner), Optional.empty(), Optional.empty())
                            .cacheDuration())
                    .contains(Duration.ofHours(2));
        }

        @Test
        void refusesWhatIsNoDuration() {
            assertThatThrownBy(() -> read(entityWith("cacheDuration=\"1h\""), Optional.empty(), Optional.empty()))
                    .hasMessageContaining("cacheDuration");
        }

        @Test
        void neverMovesTheEnd() {
            Described read = read(
                    entityWith("cacheDuration=\"P1Y\" validUntil=\"2026-06-02T12:00:00Z\""),
                    Optional.empty(),
                    Optional.empty());
            assertThat(read.provider().validUntil()).contains(Instant.parse("2026-06-02T12:00:00Z"));
        }
    }

    @Nested
    class Descriptions {

        private static final String SAID = """
            <md:Extensions xmlns:mdattr="urn:oasis:names:tc:SAML:metadata:attribute" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:shibmd="urn:mace:shibboleth:metadata:1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xs="http://www.w3.org/2001/XMLSchema">
              <mdattr:EntityAttributes><saml:Attribute Name="http://macedir.org/entity-category-support"><saml:AttributeValue xsi:type="xs:string">http://refeds.org/category/research-and-scholarship</saml:AttributeValue><saml:AttributeValue>two</saml:AttributeValue></saml:Attribute></mdattr:EntityAttributes>
              <shibmd:Scope regexp="false">example.org</shibmd:Scope><shibmd:Scope regexp="true">.*</shibmd:Scope><shibmd:Scope> example.edu </shibmd:Scope>
            </md:Extensions>\
            """;
        private static final String SHOWN = """
            <md:Extensions><mdui:UIInfo xmlns:mdui="urn:oasis:names:tc:SAML:metadata:ui">
              <mdui:DisplayName xml:lang="en">Example</mdui:DisplayName><mdui:DisplayName xml:lang="de">Beispiel</mdui:DisplayName>
              <mdui:Description xml:lang="en">A university</mdui:Description>
              <mdui:Logo width="80" height="60">https://idp.example.org/logo.png</mdui:Logo>
              <mdui:Logo width="80" height="60">javascript:alert(1)</mdui:Logo><mdui:Logo width="-1" height="60">https://idp.example.org/l.png</mdui:Logo>
              <mdui:PrivacyStatementURL xml:lang="en">https://idp.example.org/privacy</mdui:PrivacyStatementURL>
              <mdui:PrivacyStatementURL xml:lang="de">http://idp.example.org/privacy</mdui:PrivacyStatementURL>
            </mdui:UIInfo></md:Extensions>\
            """;

        @Test
        void areRead() {
            var description = read(
                            usual().replace("<md:IDPSSODescriptor", SAID + "<md:IDPSSODescriptor")
                                    .replace("<md:KeyDescriptor", SHOWN + "<md:KeyDescriptor"),
                            Optional.empty(),
                            Optional.empty())
                    .provider()
                    .description();

            assertThat(description.attributes())
                    .containsEntry(
                            "http://macedir.org/entity-category-support",
                            List.of("http://refeds.org/category/research-and-scholarship", "two"));
            assertThat(description.scopes()).containsExactly("example.org", "example.edu");
            assertThat(description.displayNames())
                    .containsEntry("en", "Example")
                    .containsEntry("de", "Beispiel");
            assertThat(description.descriptions()).containsEntry("en", "A university");
            assertThat(description.logos())
                    .singleElement()
                    .satisfies(logo -> assertThat(logo.address()).isEqualTo("https://idp.example.org/logo.png"));
            assertThat(description.privacyStatements())
                    .containsExactly(Map.entry("en", "https://idp.example.org/privacy"));
        }

        @Test
        void mayBeMissing() {
            assertThat(read(usual(), Optional.empty(), Optional.empty())
                            .provider()
                            .description())
                    .isEqualTo(Description.NONE);
        }
    }
}
