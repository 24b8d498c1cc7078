package org.secf.jdbc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.secf.crypto.Crypto;
import org.secf.keys.Secret;
import org.secf.verdict.Verdict;

/**
 * Encrypts what is secret in a database by AES-256-GCM, each place under a key of its own that is derived from the given one, so that nonces need only differ
 * among the versions of one place. The place is authenticated: what somebody moves to another row or column opens nowhere. What somebody puts back as it was
 * before in its own place is not noticed. For many threads at once.
 */
public final class SealingKeys {

    /** Octets of a key. */
    public static final int KEY_OCTETS = 32;

    private static final String MAC = "HmacSHA256";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int ID_OCTETS = 8;

    private final Crypto crypto;
    private final SecureRandom random;
    private final String active;
    private final Map<String, Secret> byId = new LinkedHashMap<>();

    /**
     * Keys that are told apart by what they are, whatever they are called.
     *
     * @param keys of 32 octets, copied: the first encrypts, and all decrypt
     * @throws IllegalArgumentException when there is none, or one has another length
     */
    public SealingKeys(Crypto crypto, SecureRandom random, List<Secret> keys) {
        this.crypto = crypto;
        this.random = random;
        if (keys.isEmpty() || keys.stream().anyMatch(key -> key.size() != KEY_OCTETS)) {
            throw new IllegalArgumentException("expected sealing keys of " + KEY_OCTETS + " octets");
        }
        keys.forEach(key -> byId.put(id(key), key.copy()));
        this.active = byId.keySet().iterator().next();
    }

    /** The name of the key that encrypts from now on. */
    public String active() {
        return active;
    }

    /** Says nothing of the key to who cannot guess it. */
    private String id(Secret key) {
        byte[] mac = key.use(octets -> mac(octets, "secf sealing key".getBytes(StandardCharsets.US_ASCII)));
        return HexFormat.of().formatHex(mac, 0, ID_OCTETS);
    }

    /**
     * A number that follows from a text, and that nobody can foretell without the keys: the same on all nodes that have the same active one.
     *
     * @param bound greater than the number
     */
    public int number(String text, int bound) {
        byte[] where = new Place("", "number", text).octets(active);
        return key(active)
                .use(key -> Math.floorMod(ByteBuffer.wrap(mac(key, where)).getInt(), bound));
    }

    /** Encrypts for that place. */
    public Sealed sealed(Place place, Secret content) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        byte[] text = content.use(octets -> {
            try {
                return cipher(Cipher.ENCRYPT_MODE, place, active, nonce).doFinal(octets);
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("AES-GCM does not encrypt", e);
            }
        });
        byte[] whole = Arrays.copyOf(nonce, NONCE + text.length);
        System.arraycopy(text, 0, whole, NONCE, text.length);
        return new Sealed(active, whole);
    }

    /**
     * Decrypts what stands in that place.
     *
     * @return what the caller closes; refused with a {@link SealReason}
     */
    public Verdict<Secret> opened(Place place, Sealed sealed) {
        if (!byId.containsKey(sealed.keyId())) {
            return Verdict.rejected(SealReason.UNKNOWN_SEALING_KEY, "one of the keys " + byId.keySet(), sealed.keyId());
        }
        byte[] whole = sealed.octets();
        if (whole.length < NONCE + TAG_BITS / Byte.SIZE) {
            return broken(place);
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, place, sealed.keyId(), Arrays.copyOf(whole, NONCE));
            return Verdict.accepted(Secret.taking(cipher.doFinal(whole, NONCE, whole.length - NONCE)));
        } catch (AEADBadTagException e) {
            return broken(place);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM does not decrypt", e);
        }
    }

    private static Verdict<Secret> broken(Place place) {
        return Verdict.rejected(SealReason.SEAL_BROKEN, "what was encrypted for " + place, "something else");
    }

    private Cipher cipher(int mode, Place place, String keyId, byte[] nonce) throws GeneralSecurityException {
        byte[] where = place.octets(keyId);
        byte[] own = key(keyId).use(key -> mac(key, where));
        try {
            Cipher cipher = crypto.cipher("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(own, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(where);
            return cipher;
        } finally {
            Arrays.fill(own, (byte) 0);
        }
    }

    private Secret key(String id) {
        Secret key = byId.get(id);
        if (key == null) {
            throw new IllegalStateException("asked before whether there is " + id);
        }
        return key;
    }

    private byte[] mac(byte[] key, byte[] text) {
        try {
            Mac mac = crypto.mac(MAC);
            mac.init(new SecretKeySpec(key, MAC));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + MAC, e);
        }
    }

    /** Without the keys. */
    @Override
    public String toString() {
        return "sealing keys " + byId.keySet();
    }
}
