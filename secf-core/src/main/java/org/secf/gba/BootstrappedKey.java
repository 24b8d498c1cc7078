package org.secf.gba;

import java.util.Arrays;
import java.util.Base64;
import org.secf.crypto.Crypto;
import org.secf.keys.Secret;

/** Ks: what a subscriber and the bootstrapping server have in common, until it expires. Applications never get it, only what is derived for them. */
public final class BootstrappedKey implements AutoCloseable {

    private static final int OCTETS = 32;
    private static final int FUNCTION = 0x01;
    private static final byte[] DEVICE = KeyDerivation.octets("gba-me");
    private static final byte[] CARD = KeyDerivation.octets("gba-u");
    private static final int TEMPORARY_IDENTITY = 24;
    private static final String TEMPORARY_REALM = "@tmpi.bsf.3gppnetwork.org";

    private final KeyDerivation derivation;
    private final Secret key;
    private final byte[] random;
    private final byte[] identity;

    /**
     * Of one bootstrapping.
     *
     * @param key Ks, 32 octets; copied
     * @param random RAND, 16 octets
     * @param identity IMPI, such as {@code 262011234567890@ims.mnc001.mcc262.3gppnetwork.org}
     * @throws IllegalArgumentException for other lengths
     */
    public BootstrappedKey(Crypto crypto, Secret key, byte[] random, String identity) {
        this.derivation = new KeyDerivation(crypto);
        this.key = key.use(octets -> Secret.taking(Octets.exactly(OCTETS, octets, "Ks")));
        this.random = Octets.exactly(AkaNonce.RANDOM, random, "RAND");
        this.identity = KeyDerivation.octets(identity);
    }

    private BootstrappedKey(BootstrappedKey other) {
        this.derivation = other.derivation;
        this.key = other.key.copy();
        this.random = other.random;
        this.identity = other.identity;
    }

    /** The same for somebody else, who closes it. */
    public BootstrappedKey copy() {
        return new BootstrappedKey(this);
    }

    /** Ks of one challenge: CK and IK one after the other (TS 33.220 §4.5.2). */
    public static Secret master(Secret confidentiality, Secret integrity) {
        return confidentiality.use(ck -> integrity.use(ik -> Secret.taking(Octets.joined(ck, ik))));
    }

    /** Ks itself, for a store that keeps it encrypted, and for nobody else. The caller closes it. */
    public Secret key() {
        return key.copy();
    }

    /** Ks_NAF, or Ks_ext_NAF where the card takes part (TS 33.220 Annex B.3): 32 octets. */
    public Secret device(NafId application) {
        return derived(DEVICE, application);
    }

    /** Ks_int_NAF, which does not leave the card: 32 octets. */
    public Secret card(NafId application) {
        return derived(CARD, application);
    }

    /**
     * TMPI: what the device calls itself when it bootstraps again, so that nobody on the way sees its identity (Annex B.4).
     *
     * @param server the bootstrapping server's host, as in {@link TransactionId}
     */
    public String temporaryIdentity(String server) {
        try (Secret derived = device(new NafId(server, UaProtocol.TEMPORARY_IDENTITY))) {
            return derived.use(octets -> Base64.getEncoder().encodeToString(Arrays.copyOf(octets, TEMPORARY_IDENTITY)))
                    + TEMPORARY_REALM;
        }
    }

    private Secret derived(byte[] purpose, NafId application) {
        return derivation.derived(key, FUNCTION, purpose, random, identity, application.octets());
    }

    /** Wipes Ks. */
    @Override
    public void close() {
        key.close();
    }

    /** Never the key. */
    @Override
    public String toString() {
        return "a bootstrapped key";
    }
}
