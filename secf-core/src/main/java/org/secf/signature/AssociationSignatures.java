package org.secf.signature;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.state.Associations;
import org.secf.state.SecurityAssociation;

/**
 * The keys of messages that a security association protects against change, by {@code hmac-sha256} and called by its name. What we send and what we receive
 * have different ones, so that a message sent back to its sender is never good. The owner is the other side; an anonymous one signs for nobody, so its
 * signatures are not believed.
 */
public final class AssociationSignatures {

    private static final SignatureAlgorithm ALGORITHM = SignatureAlgorithm.HMAC_SHA256;

    private AssociationSignatures() {}

    /**
     * For what we send. Asks the association anew for each signature: once it has expired, messages are refused with {@link SignatureReason#SIGNING_FAILED}.
     */
    public static SigningKey outgoing(Crypto crypto, SecurityAssociation association, Clock clock) {
        return SigningKey.of(ALGORITHM, association.id(), content -> {
            if (!association.isLiving(clock.instant())) {
                throw new GeneralSecurityException("the association ended at " + association.expires());
            }
            try {
                return new HmacKey(crypto, association.outgoingIntegrity(), ALGORITHM).sign(content);
            } catch (IllegalStateException wiped) {
                throw new GeneralSecurityException("the association was ended", wiped);
            }
        });
    }

    /** For what a server receives. */
    public static SignatureKeys incoming(Crypto crypto, Associations associations) {
        return keyId -> associations.find(keyId).flatMap(found -> key(crypto, found));
    }

    /** For what a client receives by its association. */
    public static SignatureKeys incoming(Crypto crypto, SecurityAssociation association, Clock clock) {
        return keyId -> Optional.of(association)
                .filter(own -> own.id().equals(keyId) && own.isLiving(clock.instant()))
                .flatMap(own -> key(crypto, own));
    }

    /** Somebody may remove an association from its store just after it was found there. */
    private static Optional<VerificationKey> key(Crypto crypto, SecurityAssociation association) {
        try {
            return association
                    .peer()
                    .map(peer -> VerificationKey.of(crypto, association.incomingIntegrity(), ALGORITHM, peer));
        } catch (IllegalStateException wiped) {
            return Optional.empty();
        }
    }
}
