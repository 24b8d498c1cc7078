package org.secf.payload;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.secf.hpke.HpkeAead;
import org.secf.hpke.HpkeKem;
import org.secf.hpke.KemPublicKey;
import org.secf.keys.Jwk;
import org.secf.keys.JwkUse;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.SealRecipient;
import org.secf.verdict.Verdict;

/** To whom a body is encrypted, and in which form. */
public final class PayloadRecipient {

    /** The member {@code alg} of a key on P-256 that is for HPKE; one on X25519 is without saying so. */
    public static final String HPKE_ALGORITHM = "secf-hpke";

    private final Optional<ContentKey> shared;
    private final Optional<SealRecipient> sealed;
    private final Optional<HpkeRecipient> encapsulated;

    private PayloadRecipient(
            Optional<ContentKey> shared, Optional<SealRecipient> sealed, Optional<HpkeRecipient> encapsulated) {
        this.shared = shared;
        this.sealed = sealed;
        this.encapsulated = encapsulated;
    }

    /** Who has the same secret; by the content coding. The key is not copied, and closed by whoever made it. */
    public static PayloadRecipient sharing(ContentKey key) {
        return new PayloadRecipient(Optional.of(key), Optional.empty(), Optional.empty());
    }

    /** Who opens JWE. */
    public static PayloadRecipient sealing(SealRecipient recipient) {
        return new PayloadRecipient(Optional.empty(), Optional.of(recipient), Optional.empty());
    }

    /** Who has the private key for HPKE. */
    public static PayloadRecipient encapsulating(HpkeRecipient recipient) {
        return new PayloadRecipient(Optional.empty(), Optional.empty(), Optional.of(recipient));
    }

    /**
     * Who published these keys (RFC 7517 §5). A key that says by {@code use} that it is for something else is passed over, and so is one without a name or of an
     * algorithm that is not ours; one for HPKE comes before one for JWE. A key that names no algorithm is used with that of its kind: HPKE on X25519,
     * {@code ECDH-ES+A256KW} on P-256, {@code RSA-OAEP-256} for RSA.
     *
     * @param keys from a source that is trusted to know them
     * @return refused with {@link PayloadReason#NO_RECIPIENT_KEY}
     */
    public static Verdict<PayloadRecipient> published(List<Jwk> keys) {
        return published(keys, EnumSet.allOf(PayloadForm.class));
    }

    /**
     * The same in one of these forms only.
     *
     * @param keys from a source that is trusted to know them
     * @return refused with {@link PayloadReason#NO_RECIPIENT_KEY}
     */
    public static Verdict<PayloadRecipient> published(List<Jwk> keys, Set<PayloadForm> forms) {
        return keys.stream()
                .filter(key -> key.use().orElse(JwkUse.ENCRYPTION) == JwkUse.ENCRYPTION)
                .flatMap(PayloadRecipient::of)
                .filter(recipient -> forms.contains(recipient.form()))
                .min(Comparator.comparing(recipient -> recipient.encapsulated.isEmpty()))
                .map(Verdict::accepted)
                .orElseGet(() -> Verdict.rejected(
                        PayloadReason.NO_RECIPIENT_KEY,
                        "a key with a kid, for encryption, on X25519 or P-256 or of RSA",
                        keys.size() + " others"));
    }

    private static Stream<PayloadRecipient> of(Jwk key) {
        Optional<String> kid = key.keyId().filter(KeyName::isUsable);
        return kid.map(name -> of(key, name)).orElseGet(Stream::empty);
    }

    private static Stream<PayloadRecipient> of(Jwk key, String name) {
        Optional<String> algorithm = key.algorithm();
        Optional<PayloadRecipient> jwe = algorithm
                .map(SealAlgorithm::named)
                .orElseGet(() -> SealAlgorithm.usualOf(key.key()))
                .filter(named -> named != SealAlgorithm.DIR && named.isFor(key.key()))
                .map(named -> sealing(new SealRecipient(key.key(), name, named)));
        boolean isForHpke = algorithm.map(HPKE_ALGORITHM::equals).orElse(jwe.isEmpty());
        return Stream.concat(isForHpke ? hpke(key, name) : Stream.empty(), jwe.stream());
    }

    private static Stream<PayloadRecipient> hpke(Jwk key, String name) {
        return Stream.of(HpkeKem.values())
                .map(kem -> KemPublicKey.of(kem, key.key()))
                .flatMap(parsed -> parsed.fold(Stream::of, rejection -> Stream.<KemPublicKey>empty()))
                .map(known -> encapsulating(new HpkeRecipient(name, known, HpkeAead.AES_128_GCM)));
    }

    /** In which form. */
    public PayloadForm form() {
        if (shared.isPresent()) {
            return PayloadForm.AES128GCM;
        }
        return sealed.isPresent() ? PayloadForm.JWE : PayloadForm.HPKE;
    }

    Optional<ContentKey> shared() {
        return shared;
    }

    Optional<SealRecipient> sealed() {
        return sealed;
    }

    Optional<HpkeRecipient> encapsulated() {
        return encapsulated;
    }
}
