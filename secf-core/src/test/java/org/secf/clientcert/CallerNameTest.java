package org.secf.clientcert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERT61String;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.Deployment;
import org.secf.clientcert.testing.Draft;
import org.secf.verdict.Reason;

/** Which name a certificate gives its caller, and which groups. */
class CallerNameTest {

    @TempDir
    Path folder;

    private final Authority root = Authority.root("CN=Root,O=Example");
    private Deployment deployment;

    @BeforeEach
    void deploy() {
        deployment = new Deployment(folder, root);
    }

    private String name(UnaryOperator<Draft> change) {
        return deployment.caller(root.client("alice", change)).getName();
    }

    private Reason refusal(UnaryOperator<Draft> change) {
        return deployment.refusal(root.client("alice", change));
    }

    private static X500Name commonName(ASN1Encodable value) {
        return new X500Name(new RDN[] {new RDN(BCStyle.CN, value)});
    }

    @ParameterizedTest
    @CsvSource({
        "subject.CN, alice",
        "subject.UID, a17",
        "subject, 'CN=alice,UID=a17,O=Example\\, Inc.'",
        "san.email, alice@example.org",
        "san.dns, host.example.org",
        "san.uri, urn:device:7"
    })
    void isWhatWasConfigured(String source, String expected) {
        deployment.with("caller-name", source);
        assertThat(name(draft -> draft.subject("O=Example\\, Inc.,UID=a17,CN=alice")
                        .names(
                                new GeneralName(GeneralName.rfc822Name, "alice@example.org"),
                                new GeneralName(GeneralName.dNSName, "host.example.org"),
                                new GeneralName(GeneralName.uniformResourceIdentifier, "urn:device:7"))))
                .isEqualTo(expected);
    }

    @Test
    void mayBeTheThumbprint() {
        deployment.with("caller-name", "sha256");
        X509Certificate alice = root.client("alice");

        assertThat(deployment.caller(alice).getName())
                .matches("[0-9a-f]{64}")
                .isNotEqualTo(deployment.caller(root.client("alice")).getName());
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject.UID", "san.dns", "san.uri"})
    void isNotReplacedByAnother(String source) {
        deployment.with("caller-name", source);

        assertThat(refusal(draft -> draft)).isEqualTo(ClientCertReason.NO_CALLER_NAME);
    }

    @Test
    void isMissingWhereTheSubjectIsEmpty() {
        deployment.with("caller-name", "subject");
        UnaryOperator<Draft> empty = draft -> draft.subject(new X500Name(new RDN[0]))
                .with(
                        Extension.subjectAlternativeName,
                        true,
                        new GeneralNames(new GeneralName(GeneralName.rfc822Name, "alice@example.org")));

        assertThat(refusal(empty)).isEqualTo(ClientCertReason.NO_CALLER_NAME);
    }

    @Nested
    class OfWhichThereAreSeveral {

        @Test
        void isRefusedInSeveralParts() {
            assertThat(refusal(draft -> draft.subject("CN=alice,O=Example,CN=admin")))
                    .isEqualTo(ClientCertReason.SEVERAL_CALLER_NAMES);
        }

        @Test
        void isRefusedInOnePart() {
            X500Name both = new X500Name(new RDN[] {
                new RDN(new AttributeTypeAndValue[] {
                    new AttributeTypeAndValue(BCStyle.CN, new DERUTF8String("alice")),
                    new AttributeTypeAndValue(BCStyle.CN, new DERUTF8String("admin"))
                })
            });

            assertThat(refusal(draft -> draft.subject(both))).isEqualTo(ClientCertReason.SEVERAL_CALLER_NAMES);
        }

        /** One that cannot be read must not make the other the only one. */
        @Test
        void isRefusedAlsoWhereOneCannotBeRead() {
            X500Name both = new X500Name(new RDN[] {
                new RDN(BCStyle.CN, new DERUTF8String("admin")), new RDN(BCStyle.CN, new DERBMPString("alice"))
            });

            assertThat(refusal(draft -> draft.subject(both))).isEqualTo(ClientCertReason.SEVERAL_CALLER_NAMES);
        }

        @Test
        void isRefusedAmongAlternativeNames() {
            deployment.with("caller-name", "san.email");

            assertThat(refusal(draft -> draft.names(
                            new GeneralName(GeneralName.rfc822Name, "alice@example.org"),
                            new GeneralName(GeneralName.rfc822Name, "admin@example.org"))))
                    .isEqualTo(ClientCertReason.SEVERAL_CALLER_NAMES);
        }
    }

    /** H84: NUL in the common name, and what else does not look like what it is. */
    @Nested
    class Hostile {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "admin\u0000.evil.example",
                    "\u0000",
                    "ad\nmin",
                    "admin\u202E",
                    "adm\u200Bin",
                    " admin",
                    "admin ",
                    "admin\u00A0",
                    "admin\uFFFD"
                })
        void isRefused(String name) {
            assertThat(refusal(draft -> draft.subject(commonName(new DERUTF8String(name)))))
                    .isEqualTo(ClientCertReason.HOSTILE_CALLER_NAME);
        }

        @Test
        void isRefusedInBrokenOrRetiredEncodings() throws IOException {
            ASN1Encodable overlong = ASN1Primitive.fromByteArray(new byte[] {0x0C, 3, 'a', (byte) 0xC0, (byte) 0x80});

            assertThat(refusal(draft -> draft.subject(commonName(overlong))))
                    .isEqualTo(ClientCertReason.HOSTILE_CALLER_NAME);
            assertThat(refusal(draft -> draft.subject(commonName(new DERBMPString("admin")))))
                    .isEqualTo(ClientCertReason.HOSTILE_CALLER_NAME);
            assertThat(refusal(draft -> draft.subject(commonName(new DERT61String("admin")))))
                    .isEqualTo(ClientCertReason.HOSTILE_CALLER_NAME);
        }

        /** The text of RFC 2253 would escape it and look harmless. */
        @Test
        void isRefusedInAnyPartOfTheWholeName() {
            deployment.with("caller-name", "subject");

            assertThat(refusal(draft -> draft.subject("CN=alice,O=Exa\u0000mple")))
                    .isEqualTo(ClientCertReason.HOSTILE_CALLER_NAME);
        }

        @Test
        void isRefusedInAlternativeNames() {
            deployment.with("caller-name", "san.uri");

            assertThat(refusal(draft ->
                            draft.names(new GeneralName(GeneralName.uniformResourceIdentifier, "urn:a\u0007dmin"))))
                    .isIn(ClientCertReason.HOSTILE_CALLER_NAME, ClientCertReason.UNREADABLE_CERTIFICATE);
            assertThat(refusal(draft -> draft.names(new GeneralName(
                            GeneralName.rfc822Name, new DERIA5String("admin\u00E9@example.org", false)))))
                    .isIn(ClientCertReason.HOSTILE_CALLER_NAME, ClientCertReason.NO_CALLER_NAME);
        }

        @Test
        void isLeftOutOfGroupsAndAttributes() {
            deployment.with("caller-groups", "subject.OU");
            X509Certificate alice = root.client(
                    "alice",
                    draft -> draft.subject(new X500Name(new RDN[] {
                        new RDN(BCStyle.CN, new DERUTF8String("alice")),
                        new RDN(BCStyle.OU, new DERUTF8String("staff")),
                        new RDN(BCStyle.OU, new DERUTF8String("adm\u200Bins")),
                        new RDN(BCStyle.OU, new DERBMPString("bmp"))
                    })));

            assertThat(deployment.caller(alice).groups()).containsExactly("staff");
            assertThat(deployment.caller(alice).attributes()).doesNotContainKey("subject");
        }
    }

    @Nested
    class Groups {

        private Draft units(Draft draft) {
            return draft.subject("CN=alice,OU=staff,OU=ops\\, admins,O=Example");
        }

        @Test
        void areNoneUnlessConfigured() {
            assertThat(deployment.caller(root.client("alice", this::units)).groups())
                    .isEmpty();
        }

        @Test
        void areEveryValueOfTheirSource() {
            deployment.with("caller-groups", "subject.OU");

            assertThat(deployment.caller(root.client("alice", this::units)).groups())
                    .containsExactly("staff", "ops, admins");
        }

        @Test
        void mayBeNamedByTheIssuer() {
            deployment.with("caller-groups", "issuer.CN").with("group-mapping", "Root=employees");

            assertThat(deployment.caller(root.client("alice", this::units)).groups())
                    .containsExactly("employees");
        }

        @Test
        void areSplitAndRenamed() {
            deployment
                    .with("caller-groups", "subject.OU")
                    .with("group-separator", ",")
                    .with("group-mapping", "ops=operator", "admins=administrator");

            assertThat(deployment.caller(root.client("alice", this::units)).groups())
                    .containsExactly("operator", "administrator");
        }
    }
}
