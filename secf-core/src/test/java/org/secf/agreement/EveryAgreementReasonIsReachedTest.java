package org.secf.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.agreement.TestServer.RANDOM;
import static org.secf.agreement.TestServer.propose;
import static org.secf.agreement.TestServer.reason;
import static org.secf.agreement.TestServer.value;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.keys.Thumbprint;
import org.secf.state.OnceStore;
import org.secf.tls.TlsPolicy;
import org.secf.verdict.Reason;

/** One fault at a time, everything else right; the switch does not compile when a reason has no input. */
class EveryAgreementReasonIsReachedTest {

    private final TestServer server = TestServer.open();
    private final ClientCredential signing = ClientCredential.signing(TestServer.CLIENT);
    private final String serverKey = Thumbprint.of(TestServer.SERVER.publicKey());

    @ParameterizedTest
    @EnumSource
    void refusesWithItsReason(AgreementReason reason) {
        assertThat(provoke(reason)).isEqualTo(reason);
        assertThat(reason.clause()).matches("(RFC \\d+ §|SEC_CF KEM-001).*");
    }

    private Reason provoke(AgreementReason reason) {
        return switch (reason) {
            case SERVER_KEY_UNKNOWN, OFFER_SIGNATURE, WRONG_SERVER, OFFER_NOT_YET_VALID, OFFER_EXPIRED ->
                reason(KeyAgreement.begin(TestServer.trusting(TestServer.SERVER), offer(reason), server.clock));
            case NOT_OFFERED -> notOffered();
            case MALFORMED_MESSAGE, MALFORMED_MEMBER, PSK_UNKNOWN, LIFETIME_TOO_LONG ->
                reason(server.post(proposal(reason)));
            case CLIENT_UNKNOWN, CLIENT_SIGNATURE, CLIENT_UNAUTHENTICATED -> client(reason);
            case REPLAYED -> replayed();
            case REPLAY_UNKNOWN -> {
                TestServer forgetful = TestServer.with((key, expires) -> OnceStore.Claim.UNAVAILABLE);
                yield reason(forgetful.post(propose(forgetful.begin(), signing)));
            }
            case WRONG_STATE, TERMS_UNACCEPTABLE, ASSOCIATION_EXPIRED -> state(reason);
            case TOO_MANY_ANSWERS, TOO_MANY_OF_CLIENT -> tooMany(reason);
            case NO_SIGNING_KEY -> reason(withoutSigningKey().current());
            case CARRIER_FAILED ->
                reason(new AgreementClient(
                                TlsPolicy.platform(), URI.create("http://127.0.0.1:1/"), Duration.ofSeconds(5))
                        .agree(TestServer.trusting(TestServer.SERVER), signing, server.clock, RANDOM));
        };
    }

    private Reason replayed() {
        byte[] message = propose(server.begin(), signing);
        value(server.post(message));
        return reason(server.post(message));
    }

    private Reason tooMany(AgreementReason reason) {
        boolean ofAll = reason == AgreementReason.TOO_MANY_ANSWERS;
        AgreementLimits limits = new AgreementLimits(10, 10, ofAll ? 1 : 10, ofAll ? 10 : 1);
        TestServer small = TestServer.with(TestServer.policy(false, List.of(AgreementMode.BASE), limits));
        small.agree(signing);
        return reason(small.post(propose(small.begin(), signing)));
    }

    private PreKeys withoutSigningKey() {
        return new PreKeys(
                TestServer.policy(false, List.of(AgreementMode.BASE), 1),
                () -> new org.secf.keys.set.KeySet(List.of(), List.of()),
                new PreKeys.Tools(server.clock, RANDOM, delay -> Runnable::run, TestServer.CRYPTO));
    }

    private byte[] offer(AgreementReason reason) {
        Offer good = value(server.responder.offer()).offer();
        return switch (reason) {
            case SERVER_KEY_UNKNOWN ->
                Forgery.signed(good, TestServer.STRANGER, Thumbprint.of(TestServer.STRANGER.publicKey()));
            case OFFER_SIGNATURE -> Forgery.signed(good, TestServer.STRANGER, serverKey);
            case WRONG_SERVER -> Forgery.signed(ofAnother(good), TestServer.SERVER, serverKey);
            case OFFER_NOT_YET_VALID -> {
                byte[] offer = server.offer();
                server.clock.advance(Duration.ofSeconds(-31));
                yield offer;
            }
            default -> {
                byte[] offer = server.offer();
                server.clock.advance(Duration.ofMinutes(20).plusSeconds(30));
                yield offer;
            }
        };
    }

    private static Offer ofAnother(Offer good) {
        return new Offer(
                good.id(),
                "https://other.example.org",
                good.notBefore(),
                good.notAfter(),
                good.longest(),
                good.keys(),
                good.modes());
    }

    private byte[] proposal(AgreementReason reason) {
        byte[] good = propose(server.begin(AgreementSuite.X25519), signing);
        return switch (reason) {
            case MALFORMED_MESSAGE -> "[]".getBytes(StandardCharsets.UTF_8);
            case MALFORMED_MEMBER -> Forgery.replaced(good, "\"offer\"", "\"also\":1,\"offer\"");
            case PSK_UNKNOWN ->
                propose(
                        server.begin(),
                        ClientCredential.anonymous().withPreSharedKey("carol", TestServer.secret(TestServer.CANARY)));
            default ->
                Forgery.sealed(
                        value(server.responder.offer()),
                        Optional.empty(),
                        (info, enc) -> Forgery.wish(TestServer.HOUR.plusSeconds(1)));
        };
    }

    /** Whatever a client believes of the offer, the server takes its own modes only. */
    private static Reason notOffered() {
        TestServer strict = TestServer.with(TestServer.policy(false, List.of(AgreementMode.AUTH), 1));
        return reason(strict.post(Forgery.sealed(
                value(strict.responder.offer()), Optional.empty(), (info, enc) -> Forgery.wish(TestServer.HOUR))));
    }

    private Reason client(AgreementReason reason) {
        if (reason == AgreementReason.CLIENT_UNAUTHENTICATED) {
            TestServer strict = TestServer.with(TestServer.policy(true, List.of(AgreementMode.BASE), 1));
            return reason(strict.post(propose(strict.begin(), ClientCredential.anonymous())));
        }
        if (reason == AgreementReason.CLIENT_UNKNOWN) {
            return reason(server.post(propose(server.begin(), ClientCredential.signing(TestServer.STRANGER))));
        }
        return reason(server.post(Forgery.sealed(
                value(server.responder.offer()),
                Optional.of(Thumbprint.of(TestServer.CLIENT.publicKey())),
                (info, enc) -> Forgery.wish(TestServer.HOUR))));
    }

    private Reason state(AgreementReason reason) {
        KeyAgreement agreement = server.begin();
        if (reason == AgreementReason.WRONG_STATE) {
            return reason(agreement.association());
        }
        byte[] message = propose(agreement, signing);
        if (reason == AgreementReason.TERMS_UNACCEPTABLE) {
            server.clock.advance(Duration.ofMinutes(5));
            byte[] grant = value(server.post(message));
            server.clock.advance(Duration.ofMinutes(-5));
            return reason(agreement.complete(grant));
        }
        value(agreement.complete(value(server.post(message))));
        server.clock.advance(TestServer.HOUR);
        return reason(agreement.association());
    }
}
