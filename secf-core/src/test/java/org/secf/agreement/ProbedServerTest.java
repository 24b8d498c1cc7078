package org.secf.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.agreement.TestServer.RANDOM;
import static org.secf.agreement.TestServer.propose;
import static org.secf.agreement.TestServer.reason;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.hpke.HpkeReason;
import org.secf.hpke.KemKeyPair;
import org.secf.http.MemoryRequest;
import org.secf.http.Reply;
import org.secf.keys.Thumbprint;
import org.secf.state.AssociationReason;
import org.secf.verdict.Reason;

/** Whoever does not have a key learns neither by the answer nor by its time whether there is one of that name. */
class ProbedServerTest {

    private static final String PATH = "/.well-known/secf/agreement";
    private static final int ROUNDS = 60;

    private final TestServer server = TestServer.open();
    private final AgreementEndpoint endpoint = new AgreementEndpoint(PATH, Duration.ofMinutes(5), server.responder);

    private ClientCredential psk(AgreementMode mode, String id) {
        var wrong = TestServer.secret("w".repeat(32));
        KemKeyPair own = Objects.requireNonNull(TestServer.CLIENT_KEYS.get(AgreementSuite.X25519));
        return switch (mode) {
            case PSK -> ClientCredential.anonymous().withPreSharedKey(id, wrong);
            case AUTH_PSK -> ClientCredential.key(own).withPreSharedKey(id, wrong);
            default -> ClientCredential.preSharedOnly(id, wrong);
        };
    }

    private byte[] message(ClientCredential credential) {
        return propose(server.begin(AgreementSuite.X25519), credential);
    }

    private Reply answer(byte[] message) {
        return endpoint.answer(MemoryRequest.post(PATH, "")
                        .header("Content-Type", "application/json")
                        .body(message))
                .reply();
    }

    private byte[] auth(String thumbprint) {
        KemKeyPair own = KemKeyPair.generate(AgreementSuite.X25519.hpke().kem(), RANDOM);
        return Forgery.replaced(
                message(ClientCredential.key(own)),
                Thumbprint.of(own.publicKey().key()),
                thumbprint);
    }

    private static String known() {
        return Thumbprint.of(Objects.requireNonNull(TestServer.CLIENT_KEYS.get(AgreementSuite.X25519))
                .publicKey()
                .key());
    }

    @ParameterizedTest
    @EnumSource(names = {"PSK", "AUTH_PSK", "PRE_SHARED"})
    void answersTheSameForAnUnknownNameAndAWrongKey(AgreementMode mode) {
        byte[] wrong = message(psk(mode, "alice"));
        byte[] unknown = message(psk(mode, "carol"));

        assertThat(reason(server.post(wrong))).isIn(HpkeReason.OPEN_FAILED, AssociationReason.CONFIRMATION_WRONG);
        assertThat(reason(server.post(unknown))).isEqualTo(AgreementReason.PSK_UNKNOWN);
        assertThat(answer(unknown)).usingRecursiveComparison().isEqualTo(answer(wrong));
    }

    /** A message may be malformed on purpose, to see whether it was read at all. */
    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"nonce\":\"AA\",\"lifetime\":1}"})
    void answersTheSameWhereTheWishIsMalformed(String wish) {
        String request = Base64.getUrlEncoder().withoutPadding().encodeToString(wish.getBytes(StandardCharsets.UTF_8));
        Reply[] replies = new Reply[2];
        String[] names = {"alice", "carol"};
        for (int i = 0; i < names.length; i++) {
            byte[] message = message(psk(AgreementMode.PRE_SHARED, names[i]));
            replies[i] = answer(Forgery.edited(
                    message, text -> text.replaceAll("\"request\":\"[^\"]*\"", "\"request\":\"" + request + "\"")));
        }

        assertThat(replies[1]).usingRecursiveComparison().isEqualTo(replies[0]);
    }

    @Test
    void answersTheSameForAnUnknownClientAndAWrongKey() {
        assertThat(reason(server.post(auth(known())))).isEqualTo(HpkeReason.OPEN_FAILED);
        assertThat(answer(auth("A".repeat(43)))).usingRecursiveComparison().isEqualTo(answer(auth(known())));
    }

    @ParameterizedTest
    @EnumSource(names = {"PSK", "AUTH_PSK"})
    void takesAsLongForAnUnknownNameAsForAWrongKey(AgreementMode mode) {
        assertThat(shareOfTime(message(psk(mode, "carol")), message(psk(mode, "alice"))))
                .isBetween(0.25, 4.0);
    }

    @Test
    void takesAsLongForAnUnknownClientAsForAWrongKey() {
        assertThat(shareOfTime(auth("A".repeat(43)), auth(known()))).isBetween(0.25, 4.0);
    }

    @Test
    void readsASignatureOfNobody() {
        byte[] message = Forgery.sealed(
                TestServer.value(server.responder.offer()),
                Optional.of("A".repeat(43)),
                (info, enc) -> Forgery.wish(TestServer.HOUR).with("AA"));

        assertThat(reason(server.post(message))).isEqualTo(AgreementReason.CLIENT_UNKNOWN);
    }

    /** The shortest of many, taken in turns: what else the machine does only ever adds to it. */
    private double shareOfTime(byte[] one, byte[] other) {
        long shortestOfOne = Long.MAX_VALUE;
        long shortestOfOther = Long.MAX_VALUE;
        for (int i = 0; i < ROUNDS; i++) {
            shortestOfOne = Math.min(shortestOfOne, nanos(one));
            shortestOfOther = Math.min(shortestOfOther, nanos(other));
        }
        return (double) shortestOfOne / shortestOfOther;
    }

    private long nanos(byte[] message) {
        long begin = System.nanoTime();
        Reason reason = reason(server.post(message));
        long end = System.nanoTime();
        assertThat(reason).isNotNull();
        return end - begin;
    }
}
