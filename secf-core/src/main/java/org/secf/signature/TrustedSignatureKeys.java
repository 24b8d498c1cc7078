package org.secf.signature;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.secf.crypto.Crypto;
import org.secf.keys.KeyState;
import org.secf.keys.Thumbprint;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Keys;

/**
 * Keys of the certificates that a key set believes. A key is called by its {@link Thumbprint}, its owner by the subject of the certificate (RFC 2253).
 * Certificates stand for themselves: one that they issued is not known.
 */
public final class TrustedSignatureKeys implements SignatureKeys {

    private final Keys keys;
    private final Crypto crypto;
    private final Clock clock;
    private final AtomicReference<Prepared> prepared =
            new AtomicReference<>(new Prepared(new KeySet(List.of(), List.of()), Map.of()));

    private record Known(KeySet.Trusted trusted, VerificationKey key) {}

    /** The keys of one state of the set; a rotation makes another. */
    private record Prepared(KeySet set, Map<String, Known> byThumbprint) {}

    /**
     * Keys of a set.
     *
     * @param keys asked anew each time, so that a certificate that was taken out is unknown from then on
     * @param clock says which are believed now
     */
    public TrustedSignatureKeys(Keys keys, Crypto crypto, Clock clock) {
        this.keys = keys;
        this.crypto = crypto;
        this.clock = clock;
    }

    @Override
    @SuppressWarnings(
            "ReferenceEquality") // the same set is the same object until a rotation, and comparing keys would cost what
    // is saved here
    public Optional<VerificationKey> find(String keyId) {
        KeySet now = keys.current();
        Prepared known = prepared.updateAndGet(last -> last.set() == now ? last : prepare(now));
        return Optional.ofNullable(known.byThumbprint().get(keyId))
                .filter(found -> found.trusted().life().at(clock.instant()) == KeyState.ACTIVE)
                .map(Known::key);
    }

    /** A certificate whose key is for none of the registered algorithms is passed over. */
    private Prepared prepare(KeySet set) {
        Map<String, Known> known = new HashMap<>();
        for (KeySet.Trusted trusted : set.trusted()) {
            var key = trusted.certificate().getPublicKey();
            Set<SignatureAlgorithm> algorithms = SignatureAlgorithm.of(key);
            algorithms.retainAll(SignatureAlgorithm.registered());
            if (!algorithms.isEmpty()) {
                String owner = trusted.certificate().getSubjectX500Principal().getName();
                known.put(Thumbprint.of(key), new Known(trusted, VerificationKey.of(crypto, key, algorithms, owner)));
            }
        }
        return new Prepared(set, Map.copyOf(known));
    }
}
