package org.secf.payload;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.spec.SecretKeySpec;
import org.secf.crypto.Crypto;
import org.secf.hpke.Hkdf;
import org.secf.keys.OpeningKey;
import org.secf.keys.OpeningKeys;
import org.secf.keys.SealAlgorithm;
import org.secf.keys.SealRecipient;
import org.secf.keys.Secret;
import org.secf.state.AssociationStore;
import org.secf.state.SecurityAssociation;
import org.secf.verdict.Verdict;

/**
 * The keys of bodies that a security association protects, called by its name. What we send and what we receive have different ones, and so have the two
 * forms: each is derived from the association's key for confidentiality with a label of its own.
 */
public final class AssociationKeys {

    /** HMAC is the JDK's to do: no provider is faster at it. */
    private static final Hkdf HKDF = new Hkdf(Crypto.jdk());

    private static final String CODING_LABEL = "SECF-PAYLOAD-1 aes128gcm";
    private static final String SEALING_LABEL = "SECF-PAYLOAD-1 A256GCM";

    private AssociationKeys() {}

    /**
     * For what we send, by the content coding.
     *
     * @return the caller's to close; refused with {@link PayloadReason#ASSOCIATION_ENDED}
     */
    public static Verdict<ContentKey> outgoing(SecurityAssociation association, Instant now) {
        return living(association, now)
                .map(living -> contentKey(living, derived(living.outgoingConfidentiality(), CODING_LABEL)));
    }

    /** For what a server receives, by the content coding. */
    public static ContentKeys incoming(AssociationStore associations) {
        return keyId -> associations.find(keyId).flatMap(AssociationKeys::incoming);
    }

    /** For what a client receives by its association, by the content coding. */
    public static ContentKeys incoming(SecurityAssociation association, Clock clock) {
        return keyId -> Optional.of(association)
                .filter(own -> own.id().equals(keyId) && own.isLiving(clock.instant()))
                .flatMap(AssociationKeys::incoming);
    }

    /**
     * For what we seal by JWE, directly under the association's key ({@link SealAlgorithm#DIR}).
     *
     * @return refused with {@link PayloadReason#ASSOCIATION_ENDED}
     */
    public static Verdict<SealRecipient> outgoingSeal(SecurityAssociation association, Instant now) {
        return living(association, now)
                .map(living -> new SealRecipient(
                        sealingKey(living.outgoingConfidentiality()), living.id(), SealAlgorithm.DIR));
    }

    /** For what a server receives, sealed by JWE directly under the key of an association. */
    public static OpeningKeys incomingSeals(AssociationStore associations) {
        return OpeningKeys.found(keyId -> associations.find(keyId).flatMap(AssociationKeys::openingKey));
    }

    /** For what a client receives, sealed by JWE directly under the key of its association. */
    public static OpeningKeys incomingSeals(SecurityAssociation association, Clock clock) {
        return OpeningKeys.found(keyId -> Optional.of(association)
                .filter(own -> own.id().equals(keyId) && own.isLiving(clock.instant()))
                .flatMap(AssociationKeys::openingKey));
    }

    private static Verdict<SecurityAssociation> living(SecurityAssociation association, Instant now) {
        return association.isLiving(now)
                ? Verdict.accepted(association)
                : Verdict.rejected(
                        PayloadReason.ASSOCIATION_ENDED,
                        "an association that lives at " + now + "; agree on another",
                        "one until " + association.expires());
    }

    private static Optional<ContentKey> incoming(SecurityAssociation association) {
        return unlessWiped(association, own -> contentKey(own, derived(own.incomingConfidentiality(), CODING_LABEL)));
    }

    private static Optional<OpeningKey> openingKey(SecurityAssociation association) {
        return unlessWiped(
                association,
                own -> new OpeningKey(own.id(), sealingKey(own.incomingConfidentiality()), SealAlgorithm.DIR));
    }

    /** Somebody may remove an association from its store just after it was found there. */
    private static <T> Optional<T> unlessWiped(SecurityAssociation association, Function<SecurityAssociation, T> key) {
        try {
            return Optional.of(key.apply(association));
        } catch (IllegalStateException wiped) {
            return Optional.empty();
        }
    }

    private static ContentKey contentKey(SecurityAssociation association, Secret secret) {
        return new ContentKey(association.id(), secret, association.peer());
    }

    private static SecretKeySpec sealingKey(Secret confidentiality) {
        try (Secret key = derived(confidentiality, SEALING_LABEL)) {
            return key.use(octets -> new SecretKeySpec(octets, "AES"));
        }
    }

    private static Secret derived(Secret confidentiality, String label) {
        byte[] info = label.getBytes(StandardCharsets.US_ASCII);
        return confidentiality.use(octets -> Secret.taking(HKDF.expand(octets, info, Hkdf.HASH_OCTETS)));
    }
}
