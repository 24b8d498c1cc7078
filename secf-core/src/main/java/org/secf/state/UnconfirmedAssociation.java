package org.secf.state;

import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.secf.crypto.Crypto;
import org.secf.hpke.Hkdf;
import org.secf.keys.Secret;
import org.secf.verdict.Verdict;

/**
 * An association whose agreement is not complete: keys that the other side may or may not have. It gives no key away; it makes proofs of having them, and
 * becomes a {@link SecurityAssociation} by the proof of the other side (explicit key confirmation, NIST SP 800-56A §5.9). The client proves first, by what was
 * said so far; the server then proves by that and its terms.
 */
public final class UnconfirmedAssociation implements AutoCloseable {

    /** Octets of a proof. */
    public static final int PROOF_OCTETS = 32;

    private static final byte[] NO_TERMS = {};

    private final AssociationRole role;
    private final AgreedSecret agreed;
    private final Crypto crypto;

    /**
     * Neither side knows yet whether the other has the same.
     *
     * @param secret what was agreed on, at least {@link Hkdf#HASH_OCTETS} that nobody can guess; zero afterwards
     * @param transcript a digest of everything that both sides said so far, of one length always
     * @param crypto has the providers that were chosen
     */
    public UnconfirmedAssociation(AssociationRole role, byte[] secret, byte[] transcript, Crypto crypto) {
        if (secret.length < Hkdf.HASH_OCTETS || transcript.length != Hkdf.HASH_OCTETS) {
            throw new IllegalArgumentException("expected a secret and a digest of " + Hkdf.HASH_OCTETS + " octets");
        }
        this.role = role;
        this.agreed = new AgreedSecret(secret, transcript, crypto);
        this.crypto = crypto;
    }

    /** The client's proof, which says nothing of terms: the server has not named any yet. */
    public byte[] clientProof() {
        require(AssociationRole.CLIENT);
        return proof(AssociationRole.CLIENT, NO_TERMS);
    }

    /** The server's proof on these terms. */
    public byte[] serverProof(AssociationTerms terms) {
        require(AssociationRole.SERVER);
        return proof(AssociationRole.SERVER, terms.octets());
    }

    /**
     * The client proved.
     *
     * @param client who it is, as far as that was authenticated
     * @return refused with {@link AssociationReason#CONFIRMATION_WRONG}
     */
    public Verdict<SecurityAssociation> confirmedByClient(
            byte[] proof, AssociationTerms terms, Optional<String> client) {
        require(AssociationRole.SERVER);
        return isProof(AssociationRole.CLIENT, NO_TERMS, proof) ? established(terms, client) : wrong();
    }

    /**
     * The server proved.
     *
     * @param server its authenticated name
     * @return refused with {@link AssociationReason#CONFIRMATION_WRONG}
     */
    public Verdict<SecurityAssociation> confirmedByServer(byte[] proof, AssociationTerms terms, String server) {
        require(AssociationRole.CLIENT);
        return isProof(AssociationRole.SERVER, terms.octets(), proof)
                ? established(terms, Optional.of(server))
                : wrong();
    }

    private Verdict<SecurityAssociation> established(AssociationTerms terms, Optional<String> peer) {
        return Verdict.accepted(new SecurityAssociation(role, terms, peer, agreed));
    }

    private static Verdict<SecurityAssociation> wrong() {
        return Verdict.rejected(
                AssociationReason.CONFIRMATION_WRONG, "the proof of the other side's keys", "another text");
    }

    private boolean isProof(AssociationRole by, byte[] terms, byte[] received) {
        try (Secret expected = Secret.taking(proof(by, terms))) {
            return expected.matches(received);
        }
    }

    private byte[] proof(AssociationRole by, byte[] terms) {
        try (Secret key = agreed.derive("confirmation " + by, terms)) {
            return key.use(this::mac);
        }
    }

    /** The key depends on all that is confirmed, so the text that is confirmed says only what it is. */
    private byte[] mac(byte[] key) {
        try {
            Mac mac = crypto.mac("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(new byte[] {'c', 'o', 'n', 'f', 'i', 'r', 'm'});
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private void require(AssociationRole own) {
        if (role != own) {
            throw new IllegalStateException("this is for the " + own + ", and we are the " + role);
        }
    }

    /** Wipes what was agreed on; associations that were established have keys of their own. */
    @Override
    public void close() {
        agreed.close();
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "UnconfirmedAssociation[" + role + "]";
    }
}
