package org.secf.saml.provider;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.crypto.Crypto;
import org.secf.saml.model.Credential;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.MetadataReason;
import org.secf.saml.model.UnusableMetadata;
import org.secf.saml.testing.SignatureForm;
import org.secf.saml.testing.SignatureForm.Extra;
import org.secf.saml.testing.TestKeys;

/** The signature over metadata, by a key that configuration names (SDP-MD02, HOSTILE H49). Every forgery but those of the signature itself is signed truly. */
class SignedMetadataTest {

    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    private static final Credential SIGNER = TestKeys.OTHER;
    private static final SignatureForm USUAL = SignatureForm.usual();

    private static IdentityProvider read(String xml, X509Certificate... signers) {
        Optional<Function<Instant, List<X509Certificate>>> pinned = Optional.of(now -> List.of(signers));
        return IdentityProviderMetadata.of(xml.getBytes(StandardCharsets.UTF_8), "idp.xml")
                .described(Optional.of(IDP), new MetadataPolicy(pinned, Optional.empty(), Crypto.jdk()), NOW)
                .provider();
    }

    private static void assertAccepted(String xml) {
        assertThat(read(xml, SIGNER.certificate()).entityId()).isEqualTo(IDP);
    }

    private static void assertRefused(MetadataReason reason, String text, String xml, X509Certificate... signers) {
        UnusableMetadata refusal =
                catchThrowableOfType(UnusableMetadata.class, () -> read(xml, signers.length == 0 ? only() : signers));
        assertThat(refusal).isNotNull().hasMessageContaining(text);
        assertThat(refusal.reason()).isEqualTo(reason);
        assertThat(refusal.rejection().reason()).isEqualTo(reason);
    }

    private static X509Certificate[] only() {
        return new X509Certificate[] {SIGNER.certificate()};
    }

    private static String evil(String attributes, String inside) {
        return entity(IDP, attributes, key("signing", TestKeys.EC) + sso("HTTP-POST", "https://evil.example.org/"))
                .replace("<md:IDPSSODescriptor", inside + "<md:IDPSSODescriptor");
    }

    @Nested
    class Keys {

        @Test
        void acceptsEveryNamedSigner() {
            String signed = USUAL.sign(usual(), SIGNER);
            assertThat(read(signed, TestKeys.IDP.certificate(), SIGNER.certificate())
                            .entityId())
                    .isEqualTo(IDP);
        }

        @Test
        void acceptsAnEllipticSigner() {
            String signed = USUAL.by("http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256")
                    .sign(usual(), TestKeys.EC);
            assertThat(read(signed, TestKeys.EC.certificate()).entityId()).isEqualTo(IDP);
        }

        @Test
        void refusesTheKeyThatTheDocumentNamesItself() {
            assertRefused(
                    MetadataReason.METADATA_SIGNATURE_INVALID,
                    "does not hold",
                    USUAL.with(Extra.KEY_INFO).sign(usual(), TestKeys.IDP));
        }

        @Test
        void ignoresTheKeyThatTheSignatureNames() {
            assertAccepted(USUAL.with(Extra.KEY_INFO).sign(usual(), SIGNER));
        }

        @Test
        void believesNothingWhileNoKeyIsBelieved() {
            UnusableMetadata refusal =
                    catchThrowableOfType(UnusableMetadata.class, () -> read(USUAL.sign(usual(), SIGNER)));
            assertThat(refusal.reason()).isEqualTo(MetadataReason.METADATA_SIGNATURE_INVALID);
        }

        @Test
        void refusesAShortKey() {
            Credential weak = TestKeys.rsa(1024);
            assertRefused(
                    MetadataReason.METADATA_SIGNATURE_MALFORMED,
                    "WEAK_KEY",
                    USUAL.sign(usual(), weak),
                    weak.certificate());
        }
    }

    /** saml-core §5.4: the only fault is the form. */
    @Nested
    class Form {

        @Test
        void acceptsPrefixesThatAreRenderedAnyhow() {
            String typed = usual().replace(
                            "<md:IDPSSODescriptor",
                            "<md:Extensions><x:y xmlns:x=\"urn:x\" a=\"ds:b\"/></md:Extensions><md:IDPSSODescriptor");
            assertAccepted(USUAL.prefixes("ds", "md").sign(typed, SIGNER));
            assertRefused(
                    MetadataReason.METADATA_SIGNATURE_INVALID,
                    "",
                    USUAL.prefixes("ds", "md").sign(typed, SIGNER).replace("xmlns:x=\"urn:x\"", "xmlns:x=\"urn:z\""));
        }

        @Test
        void refusesTheEmptyReference() {
            assertRefused(
                    MetadataReason.METADATA_SIGNATURE_MALFORMED,
                    "WRONG_REFERENCE",
                    USUAL.referring("").sign(usual(), SIGNER));
        }

        @Test
        void refusesInclusiveCanonicalization() {
            assertRefused(
                    MetadataReason.METADATA_SIGNATURE_MALFORMED,
                    "FORBIDDEN_CANONICALIZATION",
                    USUAL.canonicalized(CanonicalizationMethod.INCLUSIVE).sign(usual(), SIGNER));
        }

        @Test
        void refusesCanonicalizationWithoutName() {
            assertRefused(
                    MetadataReason.METADATA_SIGNATURE_MALFORMED,
                    "FORBIDDEN_TRANSFORM",
                    USUAL.unnamed().sign(usual(), SIGNER));
        }

        @Test
        void refusesSha1() {
            assertRefused(
                    MetadataReason.METADATA_SIGNATURE_MALFORMED,
                    "FORBIDDEN_ALGORITHM",
                    USUAL.by("http://www.w3.org/2000/09/xmldsig#rsa-sha1").sign(usual(), SIGNER));
        }

        @Test
        void refusesADigestOfAnotherLength() {
            assertRefused(
                    MetadataReason.METADATA_SIGNATURE_MALFORMED,
                    "DigestValue",
                    USUAL.sign(usual(), SIGNER).replaceAll("<ds:DigestValue>[^<]*<", "<ds:DigestValue>AAAA<"));
        }

        @Test
        void refusesAnObjectInTheSignature() {
            assertRefused(
                    MetadataReason.METADATA_SIGNATURE_MALFORMED,
                    "MALFORMED_SIGNATURE",
                    USUAL.with(Extra.OBJECT).sign(usual(), SIGNER));
        }
    }

    /** The true document hidden in a forged one (HOSTILE H1 to H8 applied to metadata). */
    @Nested
    class Wrapping {

        private final String original = USUAL.sign(usual(), SIGNER);
        private final String signature =
                original.substring(original.indexOf("<ds:Signature"), original.indexOf("</ds:Signature>") + 15);

        @Test
        void refusesTheSignatureOfADescendant() {
            String forged = evil("ID=\"_evil\"", signature + "<md:Extensions>" + original + "</md:Extensions>");
            assertRefused(MetadataReason.METADATA_SIGNATURE_MALFORMED, "WRONG_REFERENCE", forged);
        }

        @Test
        void refusesTheSignatureOfADescendantWithTheSameId() {
            String forged = evil("ID=\"_root\"", signature + "<md:Extensions>" + original + "</md:Extensions>");
            assertRefused(MetadataReason.METADATA_SIGNATURE_INVALID, "altered", forged);
        }

        @Test
        void refusesTheOriginalInsideTheSignature() {
            String inside =
                    signature.replace("</ds:Signature>", "<ds:Object>" + original + "</ds:Object></ds:Signature>");
            assertRefused(
                    MetadataReason.METADATA_SIGNATURE_MALFORMED, "MALFORMED_SIGNATURE", evil("ID=\"_root\"", inside));
        }

        @Test
        void refusesASignedEntityBesideAForgedOne() {
            assertRefused(
                    MetadataReason.METADATA_UNSIGNED,
                    "found none",
                    group("", original.replace(IDP, "https://other.example.org"), evil("ID=\"_evil\"", "")));
        }

        @Test
        void refusesTheSignatureAnywhereButFirst() {
            String moved = original.replace(signature, "")
                    .replace("</md:EntityDescriptor>", signature + "</md:EntityDescriptor>");
            assertRefused(MetadataReason.METADATA_UNSIGNED, "found none", moved);
        }

        @Test
        void refusesAnEntityAddedToASignedGroup() {
            String signed = USUAL.referring("#_group").sign(group("", usual().replace("_root", "_one")), SIGNER);
            assertAccepted(signed);
            assertRefused(
                    MetadataReason.METADATA_SIGNATURE_INVALID,
                    "altered",
                    signed.replace(
                            "</md:EntitiesDescriptor>",
                            evil("ID=\"_e\"", "").replace(IDP, IDP + "/2") + "</md:EntitiesDescriptor>"));
        }

        @Test
        void refusesWhatWasAddedAsTextOrAttribute() {
            assertRefused(
                    MetadataReason.METADATA_SIGNATURE_INVALID,
                    "altered",
                    original.replace("</ds:Signature>", "</ds:Signature> "));
            assertRefused(
                    MetadataReason.METADATA_SIGNATURE_INVALID,
                    "altered",
                    original.replace("entityID=", "cacheDuration=\"PT1H\" entityID="));
            assertRefused(
                    MetadataReason.METADATA_SIGNATURE_INVALID,
                    "altered",
                    original.replace(SSO, "https://evil.example.org/sso"));
        }
    }
}
