package org.secf.clientcert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.clientcert.testing.Authority;
import org.secf.clientcert.testing.Deployment;
import org.secf.clientcert.testing.Draft;
import org.secf.clientcert.testing.RevocationList;
import org.secf.clientcert.testing.TestKeys;
import org.secf.http.MemoryRequest;
import org.secf.message.Facts;
import org.secf.message.Integrity;
import org.secf.verdict.Reason;

/** One fault at a time, everything else right; the switch does not compile when a reason has no input. */
class EveryClientCertReasonIsReachedTest {

    private final Authority root = Authority.root("CN=Root,O=Example");
    private final Authority issuing = root.authority("CN=Issuing,O=Example");
    private Deployment deployment;

    @BeforeEach
    void deploy(@TempDir Path folder) {
        deployment = new Deployment(folder, root);
    }

    @Test
    void acceptsWhatHasNoFault() {
        assertThat(deployment
                        .caller(client(draft -> draft), issuing.certificate())
                        .getName())
                .isEqualTo("alice");
    }

    @ParameterizedTest
    @EnumSource
    void refusesWithItsReason(ClientCertReason reason) {
        assertThat(provoke(reason)).isEqualTo(reason);
        assertThat(reason.clause()).matches(".*§.*|SEC_CF limit");
    }

    private Reason provoke(ClientCertReason reason) {
        return switch (reason) {
            case NOT_BY_PROXY, MALFORMED_FIELD -> forwarded(reason);
            case NO_TLS, CHAIN_TOO_LONG, CHAIN_TOO_LARGE, UNREADABLE_CERTIFICATE -> arrival(reason);
            case DUPLICATE_CERTIFICATE, CHAIN_OUT_OF_ORDER, CLIENT_IS_AUTHORITY -> chain(reason);
            case WEAK_KEY, WEAK_SIGNATURE, NOT_YET_VALID, EXPIRED -> certificate(reason);
            case UNTRUSTED_ISSUER, SIGNATURE_INVALID, ISSUER_NOT_AUTHORITY, PATH_LENGTH_EXCEEDED -> path(reason);
            case NAME_NOT_PERMITTED, UNKNOWN_CRITICAL_EXTENSION, POLICY_NOT_MET, PATH_INVALID -> constraint(reason);
            case WRONG_KEY_USAGE, MISSING_KEY_PURPOSE -> purpose(reason);
            case REVOKED, REVOCATION_UNKNOWN -> revocation(reason);
            case NO_CALLER_NAME, SEVERAL_CALLER_NAMES, HOSTILE_CALLER_NAME -> name(reason);
        };
    }

    private Reason forwarded(ClientCertReason reason) {
        MemoryRequest request = MemoryRequest.get("/who").header("Client-Cert", "none");
        Integrity signed = new Integrity(
                "http-signature",
                Set.of("client-cert"),
                true,
                new Integrity.Signer(Optional.empty(), Optional.empty(), Optional.of("gateway")),
                Optional.empty());
        Facts facts = reason == ClientCertReason.MALFORMED_FIELD ? Facts.of(signed) : Facts.NONE;
        return Deployment.refusal(deployment
                .with("proxies", "gateway")
                .start()
                .authenticate(new ForwardedChainTest.Told(request, facts)));
    }

    private Reason arrival(ClientCertReason reason) {
        X509Certificate alice = client(draft -> draft);
        return switch (reason) {
            case NO_TLS ->
                Deployment.refusal(deployment.ask(MemoryRequest.get("/who")
                        .clientCertificates(List.of(alice, issuing.certificate()))
                        .insecure()));
            case CHAIN_TOO_LONG -> deployment.with("max-chain-length", "1").refusal(alice, issuing.certificate());
            case CHAIN_TOO_LARGE ->
                refusal(draft ->
                        draft.with(new ASN1ObjectIdentifier("1.2.3.4"), false, new DEROctetString(new byte[70_000])));
            default -> refusal(draft -> draft.with(Extension.extendedKeyUsage, false, DERNull.INSTANCE));
        };
    }

    private Reason chain(ClientCertReason reason) {
        X509Certificate alice = client(draft -> draft);
        return switch (reason) {
            case DUPLICATE_CERTIFICATE -> deployment.refusal(alice, issuing.certificate(), issuing.certificate());
            case CHAIN_OUT_OF_ORDER -> deployment.refusal(alice, root.certificate(), issuing.certificate());
            default -> refusal(draft -> draft.authority(0));
        };
    }

    private Reason certificate(ClientCertReason reason) {
        return switch (reason) {
            case WEAK_KEY -> refusal(draft -> draft.keys(TestKeys.rsa(1024)));
            case WEAK_SIGNATURE -> refusal(draft -> draft.algorithm("SHA1withECDSA"));
            case NOT_YET_VALID ->
                refusal(draft -> draft.valid(Draft.NOW.plusSeconds(61), Draft.NOW.plus(Duration.ofDays(9))));
            default -> refusal(draft -> draft.valid(Draft.NOW.minus(Duration.ofDays(9)), Draft.NOW.minusSeconds(61)));
        };
    }

    private Reason path(ClientCertReason reason) {
        return switch (reason) {
            case UNTRUSTED_ISSUER -> {
                Authority stranger = Authority.root("CN=Stranger,O=Example");
                yield deployment.refusal(stranger.client("alice"), stranger.certificate());
            }
            case SIGNATURE_INVALID ->
                refusal(draft -> draft.signer(TestKeys.ec().getPrivate(), "SHA256withECDSA"));
            case ISSUER_NOT_AUTHORITY -> {
                Authority user =
                        root.authority("CN=User,O=Example", draft -> draft.without(Extension.basicConstraints));
                yield deployment.refusal(user.client("alice"), user.certificate());
            }
            default -> {
                Authority last = root.authority("CN=Last,O=Example", draft -> draft.authority(0));
                Authority below = last.authority("CN=Below,O=Example");
                yield deployment.refusal(below.client("alice"), below.certificate(), last.certificate());
            }
        };
    }

    private Reason constraint(ClientCertReason reason) {
        return switch (reason) {
            case NAME_NOT_PERMITTED ->
                constrained(new GeneralSubtree(new GeneralName(GeneralName.rfc822Name, "partner.example")));
            case UNKNOWN_CRITICAL_EXTENSION ->
                refusal(draft -> draft.with(new ASN1ObjectIdentifier("1.2.3.4"), true, DERNull.INSTANCE));
            case POLICY_NOT_MET ->
                deployment.with("policy-oids", "1.2.3.4").refusal(client(draft -> draft), issuing.certificate());
            default ->
                constrained(new GeneralSubtree(
                        new GeneralName(GeneralName.rfc822Name, "example.org"), java.math.BigInteger.ONE, null));
        };
    }

    private Reason constrained(GeneralSubtree subtree) {
        Authority limited = root.authority(
                "CN=Limited,O=Example",
                draft -> draft.with(
                        Extension.nameConstraints, true, new NameConstraints(new GeneralSubtree[] {subtree}, null)));
        return deployment.refusal(limited.client("alice"), limited.certificate());
    }

    private Reason purpose(ClientCertReason reason) {
        return reason == ClientCertReason.WRONG_KEY_USAGE
                ? refusal(draft -> draft.usage(KeyUsage.keyEncipherment))
                : refusal(draft -> draft.purposes(KeyPurposeId.id_kp_serverAuth));
    }

    private Reason revocation(ClientCertReason reason) {
        X509Certificate alice = client(draft -> draft);
        RevocationList ofIssuing = RevocationList.of(issuing).revoked(alice);
        String rootList = deployment.file("root.crl", RevocationList.of(root).encoded());
        String issuingList = deployment.file("issuing.crl", ofIssuing.encoded());
        deployment.without("revocation");
        return reason == ClientCertReason.REVOKED
                ? deployment.with("crl", rootList, issuingList).refusal(alice, issuing.certificate())
                : deployment.with("crl", rootList).refusal(alice, issuing.certificate());
    }

    private Reason name(ClientCertReason reason) {
        return switch (reason) {
            case NO_CALLER_NAME -> refusal(draft -> draft.subject("O=Example"));
            case SEVERAL_CALLER_NAMES -> refusal(draft -> draft.subject("CN=alice,CN=admin"));
            default -> refusal(draft -> draft.subject("CN=admin\u0000.example.org"));
        };
    }

    private X509Certificate client(UnaryOperator<Draft> change) {
        return issuing.client("alice", change);
    }

    private Reason refusal(UnaryOperator<Draft> change) {
        return deployment.refusal(client(change), issuing.certificate());
    }
}
