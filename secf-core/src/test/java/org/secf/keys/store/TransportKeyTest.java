package org.secf.keys.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.keys.store.StoreFolder.EDITS;
import static org.secf.keys.store.StoreFolder.NOW;

import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Security;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.Thumbprint;
import org.secf.verdict.Rejection;

/** The key that secrets are encrypted to on their way into a store. */
class TransportKeyTest {

    @TempDir
    private Path folder;

    private StoreFolder store;

    @BeforeEach
    void make() {
        store = new StoreFolder(folder).made();
    }

    private static Change renewed() {
        return TransportKey.renewed(EDITS, new SecureRandom(), Optional.empty(), NOW);
    }

    private Optional<OwnKey> found() {
        try (StoreContents contents = StoreFolder.accepted(store.store().read())) {
            return TransportKey.in(contents, NOW);
        }
    }

    @Test
    void isNotThereUntilSomebodyMakesIt() {
        assertThat(found()).isEmpty();
    }

    @Test
    void isOnP256AndInASetOfItsOwn() {
        assertThat(StoreFolder.accepted(store.store().change(renewed())).what()).isEqualTo("transport key");

        assertThat(found().orElseThrow().publicKey())
                .isInstanceOfSatisfying(
                        ECPublicKey.class,
                        key -> assertThat(key.getParams().getCurve().getField().getFieldSize())
                                .isEqualTo(256));
        try (StoreContents contents = StoreFolder.accepted(store.store().read())) {
            assertThat(contents.keys())
                    .singleElement()
                    .satisfies(key -> assertThat(key.isOf(TransportKey.NAME, KeyUse.DECRYPTION))
                            .isTrue());
        }
    }

    @Test
    void isReplacedByAnotherOneOnly() {
        StoreFolder.accepted(store.store().change(renewed()));
        String first = Thumbprint.of(found().orElseThrow().publicKey());

        StoreFolder.accepted(store.store().change(renewed()));

        assertThat(Thumbprint.of(found().orElseThrow().publicKey())).isNotEqualTo(first);
        assertThat(StoreFolder.refusal(store.store().change(EDITS.retire(TransportKey.NAME, NOW))))
                .isEqualTo(StoreReason.LAST_ACTIVE_KEY);
    }

    /** Made by a node whose clock is ahead, it is the next key for the others, and they may end it. */
    @Test
    void isNotThereOnceItIsRetired() {
        StoreFolder.accepted(store.store()
                .change(TransportKey.renewed(EDITS, new SecureRandom(), Optional.empty(), NOW.plusSeconds(60))));
        assertThat(found()).isPresent();

        StoreFolder.accepted(store.store().change(EDITS.retire(TransportKey.NAME, NOW)));

        assertThat(found()).isEmpty();
    }

    /** A token in which nothing could be opened afterwards. */
    @Test
    void isNotMadeWhereItCannotAgreeOnKeys() {
        Change renewed = TransportKey.renewed(EDITS, new SecureRandom(), Optional.of(new SigningToken()), NOW);

        Rejection refused = StoreFolder.rejection(store.store().change(renewed));
        assertThat(refused.reason()).isEqualTo(StoreReason.KEY_NOT_FOR_USE);
        assertThat(refused.expected()).contains("CKM_ECDH1_DERIVE");
        assertThat(refused.received()).contains("NoSuchAlgorithmException");
        assertThat(found()).isEmpty();
    }

    /** Makes keys and signs, and nothing else. */
    private static final class SigningToken extends Provider {

        private static final long serialVersionUID = 1L;

        SigningToken() {
            super("SigningToken", "1", "makes keys and signs");
            putService(lent("KeyPairGenerator", "EC"));
            putService(lent("Signature", "SHA256withECDSA"));
        }

        private Service lent(String type, String algorithm) {
            Service real = Security.getProvider("SunEC").getService(type, algorithm);
            return new Service(this, type, algorithm, real.getClassName(), List.of(), Map.of()) {
                @Override
                public Object newInstance(@Nullable Object parameter) throws NoSuchAlgorithmException {
                    return real.newInstance(parameter);
                }
            };
        }
    }

    @Test
    void takesNoPlaceOfSomethingElse() {
        StoreContents other = new StoreContents(1, new TreeMap<>(), List.of(), List.of());
        StoreContents taken =
                other.with(TransportKey.NAME, new StoreEntry.SecretEntry(StoreFolder.secretOf("of another tool")));

        assertThat(StoreFolder.refusal(renewed().edit().apply(taken))).isEqualTo(StoreReason.ALIAS_TAKEN);
        assertThat(TransportKey.in(taken, NOW)).isEmpty();
    }

    /** Another tool may have put a key there, and somebody else may have made it. */
    @Test
    void isNoKeyOfAnotherSetOrUse() {
        StoreContents pair =
                StoreContents.empty().with(TransportKey.NAME, new StoreEntry.KeyEntry(StoreFolder.key(KeyKind.P_256)));
        KeyLife active = KeyLife.waiting().activeFrom(NOW);

        assertThat(TransportKey.in(pair, NOW)).isEmpty();
        assertThat(TransportKey.in(pair.with(new KeyRecord(TransportKey.NAME, "main", KeyUse.DECRYPTION, active)), NOW))
                .isEmpty();
        assertThat(TransportKey.in(
                        pair.with(new KeyRecord(TransportKey.NAME, TransportKey.NAME, KeyUse.SIGNING, active)), NOW))
                .isEmpty();
        assertThat(TransportKey.in(
                        pair.with(new KeyRecord(TransportKey.NAME, TransportKey.NAME, KeyUse.DECRYPTION, active)), NOW))
                .isPresent();
    }
}
