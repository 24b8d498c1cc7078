package org.secf.clientcert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.Deployment;
import org.secf.clientcert.testing.Draft;
import org.secf.clientcert.testing.TestKeys;

/** What authorities were given to certify, and what certificates were issued for. */
class PathTest {

    @TempDir
    Path folder;

    private final Authority root = Authority.root("CN=Root,O=Example");
    private final Authority issuing = root.authority("CN=Issuing,O=Example");
    private Deployment deployment;

    @BeforeEach
    void deploy() {
        deployment = new Deployment(folder, root);
    }

    private static Draft limited(Draft draft, GeneralName permitted) {
        return draft.with(
                Extension.nameConstraints,
                true,
                new NameConstraints(new GeneralSubtree[] {new GeneralSubtree(permitted)}, null));
    }

    private static Draft policy(Draft draft, String oid) {
        return draft.with(
                Extension.certificatePolicies,
                false,
                new CertificatePolicies(new PolicyInformation(new ASN1ObjectIdentifier(oid))));
    }

    /** RFC 5280 §4.2.1.10 */
    @Nested
    class NamesThatAnAuthorityMayCertify {

        private final GeneralName example = new GeneralName(new X500Name("O=Example"));
        private final GeneralName mails = new GeneralName(GeneralName.rfc822Name, "example.org");

        @Test
        void areThoseItWasGiven() {
            Authority partner = root.authority("CN=Partner", draft -> limited(draft, example));

            assertThat(deployment
                            .caller(partner.client("alice"), partner.certificate())
                            .getName())
                    .isEqualTo("alice");
            assertThat(deployment.refusal(
                            partner.client("admin", draft -> draft.subject("O=Other,CN=admin")), partner.certificate()))
                    .isEqualTo(ClientCertReason.NAME_NOT_PERMITTED);
        }

        /** The platform would not ask it of a trust anchor. */
        @Test
        void areLimitedByATrustAnchorToo() {
            Authority limited = Authority.root("CN=Limited", draft -> limited(draft, example));
            Authority below = limited.authority("O=Example,CN=Below");
            Deployment ours = new Deployment(folder, limited);

            assertThat(ours.caller(limited.client("alice")).getName()).isEqualTo("alice");
            assertThat(ours.caller(below.client("bob"), below.certificate(), limited.certificate())
                            .getName())
                    .isEqualTo("bob");
            assertThat(ours.refusal(limited.client("admin", draft -> draft.subject("O=Other,CN=admin"))))
                    .isEqualTo(ClientCertReason.NAME_NOT_PERMITTED);
        }

        /** The platform skips alternative names that it cannot read, and with them their constraints. */
        @Test
        void cannotBeHiddenInWhatThePlatformCannotRead() {
            Authority partner = root.authority("CN=Partner", draft -> limited(draft, mails));
            X509Certificate broken = partner.client(
                    "admin",
                    draft -> draft.with(
                            Extension.subjectAlternativeName, false, new DEROctetString(new byte[] {1, 2, 3})));

            assertThat(deployment.refusal(broken, partner.certificate()))
                    .isEqualTo(ClientCertReason.UNREADABLE_CERTIFICATE);
        }
    }

    /** RFC 5280 §4.2.1.9 */
    @Nested
    class AuthoritiesBelowOne {

        @Test
        void areCountedBelowTheTrustAnchor() {
            Authority last = Authority.root("CN=Last", draft -> draft.authority(0));
            Authority below = last.authority("CN=Below");
            Deployment ours = new Deployment(folder, last);

            assertThat(ours.caller(last.client("alice")).getName()).isEqualTo("alice");
            assertThat(ours.refusal(below.client("alice"), below.certificate()))
                    .isEqualTo(ClientCertReason.PATH_LENGTH_EXCEEDED);
            assertThat(ours.refusal(below.client("alice"), below.certificate(), last.certificate()))
                    .isEqualTo(ClientCertReason.PATH_LENGTH_EXCEEDED);
        }

        @Test
        void mustBeAllowedToSignCertificates() {
            Authority signer = root.authority("CN=Signer", draft -> draft.usage(KeyUsage.digitalSignature));

            assertThat(deployment.refusal(signer.client("alice"), signer.certificate()))
                    .isEqualTo(ClientCertReason.ISSUER_NOT_AUTHORITY);
        }

        @Test
        void mayNotBeClients() {
            KeyPair keys = TestKeys.ec();
            X509Certificate alice = issuing.client("alice", draft -> draft.keys(keys));
            X509Certificate admin = issuing.client(
                    "admin",
                    draft -> draft.issuer(new X500Name("O=Example,OU=staff,CN=alice"))
                            .signer(keys.getPrivate(), "SHA256withECDSA"));

            assertThat(deployment.refusal(admin, alice, issuing.certificate()))
                    .isEqualTo(ClientCertReason.ISSUER_NOT_AUTHORITY);
        }

        @Test
        void mayNotHaveCriticalExtensionsThatNobodyUnderstands() {
            Authority odd = root.authority(
                    "CN=Odd", draft -> draft.with(new ASN1ObjectIdentifier("1.2.3.4"), true, DERNull.INSTANCE));

            assertThat(deployment.refusal(odd.client("alice"), odd.certificate()))
                    .isEqualTo(ClientCertReason.UNKNOWN_CRITICAL_EXTENSION);
        }
    }

    /** RFC 5280 §4.2.1.3 */
    @Nested
    class KeyUsages {

        @Test
        void mayBeAbsent() {
            X509Certificate alice = issuing.client("alice", draft -> draft.without(Extension.keyUsage));

            assertThat(deployment.caller(alice, issuing.certificate()).getName())
                    .isEqualTo("alice");
        }

        @Test
        void mustHoldTheSignatureOfTheHandshake() {
            X509Certificate alice = issuing.client("alice", draft -> draft.usage(KeyUsage.keyAgreement));

            assertThat(deployment.refusal(alice, issuing.certificate())).isEqualTo(ClientCertReason.WRONG_KEY_USAGE);
        }

        @Test
        void mayNotMakeAnAuthorityOfAClient() {
            X509Certificate alice =
                    issuing.client("alice", draft -> draft.usage(KeyUsage.digitalSignature | KeyUsage.keyCertSign));

            assertThat(deployment.refusal(alice, issuing.certificate()))
                    .isEqualTo(ClientCertReason.CLIENT_IS_AUTHORITY);
        }
    }

    /** RFC 5280 §4.2.1.12; H84: no clientAuth */
    @Nested
    class Purposes {

        private X509Certificate issuedFor(KeyPurposeId... purposes) {
            return issuing.client("alice", draft -> draft.purposes(purposes));
        }

        @Test
        void areNeitherAnyNorNone() {
            X509Certificate none = issuing.client("alice", draft -> draft.without(Extension.extendedKeyUsage));

            assertThat(deployment.refusal(issuedFor(KeyPurposeId.anyExtendedKeyUsage), issuing.certificate()))
                    .isEqualTo(ClientCertReason.MISSING_KEY_PURPOSE);
            assertThat(deployment.refusal(none, issuing.certificate())).isEqualTo(ClientCertReason.MISSING_KEY_PURPOSE);
        }

        @Test
        void mustAllBeThere() {
            deployment.with("required-eku", "clientAuth", "1.3.6.1.4.1.311.20.2.2");

            assertThat(deployment.refusal(issuedFor(KeyPurposeId.id_kp_clientAuth), issuing.certificate()))
                    .isEqualTo(ClientCertReason.MISSING_KEY_PURPOSE);
            assertThat(deployment
                            .caller(
                                    issuedFor(KeyPurposeId.id_kp_smartcardlogon, KeyPurposeId.id_kp_clientAuth),
                                    issuing.certificate())
                            .getName())
                    .isEqualTo("alice");
        }

        /** An authority for servers could otherwise issue callers. */
        @Test
        void ofAuthoritiesLimitThoseBelow() {
            Authority servers = root.authority("CN=Servers", draft -> draft.purposes(KeyPurposeId.id_kp_serverAuth));
            Authority any = root.authority("CN=Any", draft -> draft.purposes(KeyPurposeId.anyExtendedKeyUsage));
            Authority anchor = Authority.root("CN=Anchor", draft -> draft.purposes(KeyPurposeId.id_kp_serverAuth));

            assertThat(deployment.refusal(servers.client("alice"), servers.certificate()))
                    .isEqualTo(ClientCertReason.MISSING_KEY_PURPOSE);
            assertThat(deployment.caller(any.client("alice"), any.certificate()).getName())
                    .isEqualTo("alice");
            assertThat(new Deployment(folder, anchor).refusal(anchor.client("alice")))
                    .isEqualTo(ClientCertReason.MISSING_KEY_PURPOSE);
        }
    }

    /** RFC 5280 §4.2.1.4 */
    @Nested
    class Policies {

        private static final String HIGH = "1.3.6.1.4.1.99999.1";
        private static final String LOW = "1.3.6.1.4.1.99999.2";

        @Test
        void mustHoldForTheWholePath() {
            deployment.with("policy-oids", HIGH, "1.3.6.1.4.1.99999.3");
            Authority high = root.authority("CN=High", draft -> policy(draft, HIGH));
            Authority low = root.authority("CN=Low", draft -> policy(draft, LOW));

            assertThat(deployment
                            .caller(high.client("alice", draft -> policy(draft, HIGH)), high.certificate())
                            .getName())
                    .isEqualTo("alice");
            assertThat(deployment.refusal(high.client("alice", draft -> policy(draft, LOW)), high.certificate()))
                    .isEqualTo(ClientCertReason.POLICY_NOT_MET);
            assertThat(deployment.refusal(low.client("alice", draft -> policy(draft, HIGH)), low.certificate()))
                    .isEqualTo(ClientCertReason.POLICY_NOT_MET);
        }
    }
}
