package org.secf.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.agreement.TestServer.CLIENT;
import static org.secf.agreement.TestServer.RANDOM;
import static org.secf.agreement.TestServer.credential;
import static org.secf.agreement.TestServer.propose;
import static org.secf.agreement.TestServer.reason;
import static org.secf.agreement.TestServer.value;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.hpke.HpkeReason;
import org.secf.hpke.KemKeyPair;
import org.secf.keys.Base64Url;
import org.secf.keys.OwnKey;
import org.secf.keys.Thumbprint;
import org.secf.state.AssociationReason;

/** Clients that are not who they say they are; each message is right but for one fault. */
class ForgedClientTest {

    private final TestServer server = TestServer.open();
    private final ClientCredential signing = ClientCredential.signing(CLIENT);
    private final String clientKey = Thumbprint.of(CLIENT.publicKey());

    @Test
    void withAnotherPreSharedKeyAreRefused() {
        ClientCredential wrong =
                ClientCredential.anonymous().withPreSharedKey("alice", TestServer.secret("w".repeat(32)));
        ClientCredential wrongAlone = ClientCredential.preSharedOnly("alice", TestServer.secret("w".repeat(32)));

        assertThat(reason(server.post(propose(server.begin(), wrong)))).isEqualTo(HpkeReason.OPEN_FAILED);
        assertThat(reason(server.post(propose(server.begin(), wrongAlone))))
                .isEqualTo(AssociationReason.CONFIRMATION_WRONG);
    }

    /** By the key of alice anybody who has it may say so, and nothing else: there is no place for a proof by another key. */
    @Test
    void withTheNameOfAKeyThatTheirModeDoesNotProveAreRefused() {
        SignedOffer offer = value(server.responder.offer());

        assertThat(server.post(Forgery.preShared(offer, Optional.empty())).rejection())
                .isEmpty();
        assertThat(reason(server.post(Forgery.preShared(offer, Optional.of(clientKey)))))
                .isEqualTo(AgreementReason.MALFORMED_MEMBER);
    }

    @Test
    void withTheNameOfAnotherKeyAreRefused() {
        KemKeyPair own = KemKeyPair.generate(AgreementSuite.X25519.hpke().kem(), RANDOM);
        String known = Thumbprint.of(Objects.requireNonNull(TestServer.CLIENT_KEYS.get(AgreementSuite.X25519))
                .publicKey()
                .key());
        byte[] message = propose(server.begin(), ClientCredential.key(own));

        assertThat(reason(server.post(message))).isEqualTo(AgreementReason.CLIENT_UNKNOWN);
        String unknown = Thumbprint.of(own.publicKey().key());
        assertThat(reason(server.post(Forgery.replaced(message, unknown, known))))
                .isEqualTo(HpkeReason.OPEN_FAILED);
    }

    @Test
    void withAKeyOfAnotherSuiteAreRefused() {
        byte[] message = propose(server.begin(), credential(AgreementMode.AUTH, AgreementSuite.X25519));
        String x25519 = Thumbprint.of(Objects.requireNonNull(TestServer.CLIENT_KEYS.get(AgreementSuite.X25519))
                .publicKey()
                .key());

        assertThat(reason(server.post(Forgery.replaced(message, x25519, clientKey))))
                .isEqualTo(HpkeReason.WRONG_KEY_TYPE);
    }

    @Test
    void withTheSignatureOfAnotherAreRefused() {
        assertThat(reason(server.post(signedBy(TestServer.STRANGER, clientKey))))
                .isEqualTo(AgreementReason.CLIENT_SIGNATURE);
        assertThat(server.post(signedBy(CLIENT, clientKey)).rejection()).isEmpty();
    }

    /** A dishonest server that a client agreed with cannot be that client elsewhere: another offer, another signature. */
    @Test
    void withASignatureFromAnotherAgreementAreRefused() {
        Wish[] stolen = new Wish[1];
        TestServer dishonest = TestServer.signedBy(TestServer.STRANGER);
        Forgery.sealed(
                value(dishonest.responder.offer()),
                Optional.of(clientKey),
                (info, enc) -> stolen[0] = sign(CLIENT, info, enc));

        assertThat(reason(server.post(Forgery.sealed(
                        value(server.responder.offer()), Optional.of(clientKey), (info, enc) -> stolen[0]))))
                .isEqualTo(AgreementReason.CLIENT_SIGNATURE);
    }

    @Test
    void withASignatureOfNobodyAreRefused() {
        assertThat(reason(server.post(Forgery.sealed(
                        value(server.responder.offer()), Optional.empty(), (info, enc) -> sign(CLIENT, info, enc)))))
                .isEqualTo(AgreementReason.CLIENT_SIGNATURE);
    }

    @Test
    void withAKeyOfSmallOrderAreRefused() {
        byte[] message = propose(server.begin(AgreementSuite.X25519), signing);
        byte[] low = Forgery.edited(
                message, text -> text.replaceAll("\"enc\":\"[^\"]*\"", "\"enc\":\"" + "A".repeat(43) + "\""));

        assertThat(reason(server.post(low))).isEqualTo(HpkeReason.ZERO_SHARED_SECRET);
    }

    @ParameterizedTest
    @EnumSource
    void thatProveNothingAreRefused(AgreementMode mode) {
        byte[] message = propose(server.begin(), credential(mode, AgreementSuite.X25519));

        assertThat(reason(server.post(Forgery.tampered(message, "proof"))))
                .isEqualTo(AssociationReason.CONFIRMATION_WRONG);
        assertThat(server.post(message).rejection()).isEmpty();
    }

    /** What stands in clear is covered by the proof alone. */
    @Test
    void whoseWishWasChangedOnTheWayAreRefused() {
        byte[] message = propose(server.begin(), credential(AgreementMode.PRE_SHARED, AgreementSuite.X25519));
        byte[] changed = Forgery.edited(message, text -> {
            String request = text.replaceFirst(".*\"request\":\"([^\"]*)\".*", "$1");
            String wish = new String(Base64Url.decode(request).orElseThrow(), StandardCharsets.UTF_8);
            String other = wish.replace("\"lifetime\":3600", "\"lifetime\":3599");
            return text.replace(request, Base64Url.encode(other.getBytes(StandardCharsets.UTF_8)));
        });
        assertThat(reason(server.post(changed))).isEqualTo(AssociationReason.CONFIRMATION_WRONG);
    }

    @Test
    void thatWantNoTimeAreRefused() {
        assertThat(reason(server.post(Forgery.sealed(
                        value(server.responder.offer()),
                        Optional.empty(),
                        (info, enc) -> Forgery.wish(Duration.ZERO)))))
                .isEqualTo(AgreementReason.LIFETIME_TOO_LONG);
    }

    private byte[] signedBy(OwnKey key, String name) {
        return Forgery.sealed(value(server.responder.offer()), Optional.of(name), (info, enc) -> sign(key, info, enc));
    }

    private static Wish sign(OwnKey key, byte[] info, byte[] encapsulation) {
        Wish wish = Forgery.wish(TestServer.HOUR);
        try {
            return wish.with(new Signatures(TestServer.CRYPTO).sign(key, wish.signed(info, encapsulation)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
