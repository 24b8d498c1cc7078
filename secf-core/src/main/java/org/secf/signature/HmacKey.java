package org.secf.signature;

import java.security.GeneralSecurityException;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.secf.crypto.Crypto;
import org.secf.keys.Secret;

/** A secret for one algorithm (RFC 9421 §3.3.3). */
final class HmacKey {

    /** More threads than this at once are rare, and are served by instances of their own. */
    private static final int MOST_IDLE = 16;

    private final Crypto crypto;
    private final SecretKeySpec key;
    private final Queue<Mac> idle = new ArrayBlockingQueue<>(MOST_IDLE);

    /** Copies the secret. */
    HmacKey(Crypto crypto, Secret secret, SignatureAlgorithm algorithm) {
        if (!algorithm.isSymmetric() || secret.size() < algorithm.secretOctets()) {
            throw new IllegalArgumentException(
                    algorithm.isSymmetric()
                            ? "a secret for %s has at least %d octets".formatted(algorithm, algorithm.secretOctets())
                            : "a secret is for HMAC, not for " + algorithm);
        }
        this.crypto = crypto;
        this.key = secret.use(octets -> new SecretKeySpec(octets, algorithm.jcaName()));
    }

    byte[] sign(byte[] content) throws GeneralSecurityException {
        Mac ready = idle.poll();
        Mac mac = ready == null ? prepared() : ready;
        byte[] code = mac.doFinal(content);
        // Only here: one that failed may have half a message in it.
        idle.offer(mac);
        return code;
    }

    private Mac prepared() throws GeneralSecurityException {
        Mac mac = crypto.mac(key.getAlgorithm());
        mac.init(key);
        return mac;
    }
}
