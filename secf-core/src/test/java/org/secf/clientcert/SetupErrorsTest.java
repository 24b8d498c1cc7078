package org.secf.clientcert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.Deployment;
import org.secf.clientcert.testing.RevocationList;
import org.secf.clientcert.testing.TestKeys;
import org.secf.settings.ConfigurationException;

/** What stops a deployment, and that the text says what to do. */
class SetupErrorsTest {

    @TempDir
    Path folder;

    private final Authority root = Authority.root("CN=Root");
    private Deployment deployment;

    @BeforeEach
    void deploy() {
        deployment = new Deployment(folder, root);
    }

    private void assertStops(String... texts) {
        assertThatThrownBy(deployment::start)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(texts);
    }

    private String pem(Authority authority) {
        return deployment.file("other.pem", authority.pem().getBytes(StandardCharsets.US_ASCII));
    }

    @Nested
    class TrustAnchors {

        @Test
        void mustBeGiven() {
            deployment.without("trust-anchors");
            assertStops("secf.client-cert.trust-anchors is required");

            deployment.with("trust-anchors");
            assertStops("secf.client-cert.trust-anchors names no certificate");
        }

        @Test
        void mustBeThere() {
            deployment.with("trust-anchors", "/nowhere/ca.pem");
            assertStops("secf.client-cert.trust-anchors", "/nowhere/ca.pem", "no such file");

            deployment.with("trust-anchors", deployment.file("empty.pem", new byte[0]));
            assertStops("empty.pem", "BEGIN CERTIFICATE");
        }

        @ParameterizedTest
        @ValueSource(strings = {"https://ca.example.org/ca.pem", "http://127.0.0.1/ca.pem", "HTTPS://ca.example.org"})
        void mustBeOurs(String address) {
            deployment.with("trust-anchors", address);

            assertStops(address, "not an address");
        }

        @Test
        void mustBeAuthorities() {
            deployment.with(
                    "trust-anchors",
                    deployment.file(
                            "client.pem", Authority.pem(root.client("alice")).getBytes(StandardCharsets.US_ASCII)));
            assertStops("client.pem", "CN=alice", "is not a certificate authority");

            Authority signer = Authority.root("CN=Signer", draft -> draft.usage(KeyUsage.cRLSign));
            deployment.with("trust-anchors", pem(signer));
            assertStops("CN=Signer", "is not a certificate authority");
        }

        @Test
        void mustHaveStrongKeys() {
            deployment.with("trust-anchors", pem(Authority.root("CN=Weak", TestKeys.rsa(1024), draft -> draft)));

            assertStops("CN=Weak", "weak key", "2048");
        }

        /** The platform would not apply them, and cannot be made to. */
        @Test
        void mustNotHaveConstraintsThatWouldNotHold() {
            Authority limited = root.authority(
                    "CN=Limited",
                    draft -> draft.with(
                            Extension.nameConstraints,
                            true,
                            new NameConstraints(
                                    new GeneralSubtree[] {new GeneralSubtree(new GeneralName(new X500Name("O=A")))},
                                    null)));
            deployment.with("trust-anchors", pem(limited));

            assertStops("CN=Limited", "name constraints", "the authority above it");
        }
    }

    @Nested
    class RevocationSources {

        private final String list = "root.crl";

        private void give(boolean hasList, boolean hasResponder) {
            if (hasList) {
                deployment.with(
                        "crl", deployment.file(list, RevocationList.of(root).encoded()));
            }
            if (hasResponder) {
                deployment.with("ocsp-responder", "http://127.0.0.1:1/");
            }
        }

        @Test
        void mustBeGivenUnlessNoneAreWanted() {
            deployment.without("revocation");
            assertStops(
                    "secf.client-cert.crl", "secf.client-cert.ocsp-responder", "say secf.client-cert.revocation=NONE");
        }

        @ParameterizedTest
        @CsvSource({
            "CRL, false, false", "CRL, false, true", "CRL, true, true",
            "OCSP, false, false", "OCSP, true, false", "OCSP, true, true",
            "PREFER_OCSP, false, false", "PREFER_OCSP, true, false", "PREFER_OCSP, false, true",
            "NONE, true, false", "NONE, false, true", "NONE, true, true"
        })
        void mustNotContradictWhatIsAsked(String revocation, boolean hasList, boolean hasResponder) {
            give(hasList, hasResponder);
            deployment.with("revocation", revocation);

            assertStops("secf.client-cert.revocation is " + revocation, "leave out");
        }

        @ParameterizedTest
        @CsvSource({"CRL, true, false", "OCSP, false, true", "PREFER_OCSP, true, true"})
        void mayBeSaidTwice(String revocation, boolean hasList, boolean hasResponder) {
            give(hasList, hasResponder);
            deployment.with("revocation", revocation);

            assertThat(deployment.start().name()).isEqualTo("client-cert");
        }

        @Test
        void mustBeLists() {
            deployment.without("revocation").with("crl", "/nowhere/ca.crl");
            assertStops("secf.client-cert.crl", "/nowhere/ca.crl");
            deployment.with("crl", deployment.file("empty.crl", new byte[0]));
            assertStops("empty.crl");
            deployment.with("crl", pem(root));
            assertStops("other.pem");
        }

        @ParameterizedTest
        @ValueSource(strings = {"http://crl.example.org/ca.crl", "HTTP://crl.example.org/ca.crl", "http://crl example"})
        void mustNotBeFetchedInTheOpen(String address) {
            deployment.without("revocation").with("crl", address);

            assertStops(address, "must be https", "fetch the list to a file");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "ocsp.example.org",
                    "ftp://ocsp.example.org",
                    "http:///x",
                    "http://user@ocsp.example.org",
                    "http://ocsp.example.org#x",
                    "file:/etc/passwd"
                })
        void mustBeAResponder(String address) {
            deployment.without("revocation").with("ocsp-responder", address);

            assertStops("secf.client-cert.ocsp-responder", "an http or https address");
        }

        @Test
        void mustHaveAStrongResponder() {
            deployment
                    .without("revocation")
                    .with("ocsp-responder", "https://ocsp.example.org")
                    .with("ocsp-responder-certificate", "/nowhere/responder.pem");
            assertStops("secf.client-cert.ocsp-responder-certificate", "/nowhere/responder.pem");

            deployment.with("ocsp-responder-certificate", "https://ocsp.example.org/responder.pem");
            assertStops("secf.client-cert.ocsp-responder-certificate", "not an address");

            deployment.with(
                    "ocsp-responder-certificate", pem(Authority.root("CN=Weak", TestKeys.rsa(1024), draft -> draft)));
            assertStops("secf.client-cert.ocsp-responder-certificate", "weak key");
        }

        @Test
        void mustHaveAResponderForItsCertificate() {
            deployment.with("ocsp-responder-certificate", pem(root));

            assertStops("secf.client-cert.ocsp-responder-certificate", "no ocsp-responder");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "caller-name, subject.cn",
        "caller-name, subject.OU",
        "caller-name, ''",
        "caller-groups, subject.CN",
        "required-eku, anyExtendedKeyUsage",
        "required-eku, 2.5.29.37.0",
        "required-eku, ClientAuth",
        "policy-oids, 2.5.29.32.0",
        "policy-oids, high",
        "max-chain-length, 0",
        "max-chain-length, 11",
        "clock-skew, 6m",
        "clock-skew, 60",
        "revocation-refresh, 59s",
        "revocation, SOMETIMES",
        "accept-unknown-revocation, yes",
        "trust-anchor, x"
    })
    void namesTheSettingThatIsWrong(String key, String value) {
        deployment.with(key, value);

        assertStops("secf.client-cert." + key);
    }

    @Test
    void doesNotTakeCertificatesForAnyPurpose() {
        deployment.with("required-eku");

        assertStops("secf.client-cert.required-eku is empty");
    }
}
