package org.secf.agreement;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.secf.hpke.Hkdf;
import org.secf.hpke.Hpke;
import org.secf.hpke.PreSharedKey;
import org.secf.keys.Secret;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * The pre-shared keys that one side has, by identifier, and what is made of one.
 *
 * @param nobodys stands in for a key that there is not, so that a server takes as long to refuse an unknown name as a wrong key; empty where one is not asked by
 *     others
 */
record SharedKeys(Map<String, Secret> byId, Optional<Secret> nobodys) {

    SharedKeys {
        byId = Map.copyOf(byId);
    }

    /** Our own, whose names we know. */
    static SharedKeys own(Map<String, Secret> byId) {
        return new SharedKeys(byId, Optional.empty());
    }

    /** A server's, whose names others try. */
    static SharedKeys hidden(Map<String, Secret> byId, SecureRandom random) {
        byte[] nobodys = new byte[PreSharedKey.LEAST_OCTETS];
        random.nextBytes(nobodys);
        return new SharedKeys(byId, Optional.of(Secret.taking(nobodys)));
    }

    /** Why nothing that comes of the key of that name may be accepted; empty where there is that key, or none is named. */
    Optional<Rejection> doubt(Optional<String> id) {
        return id.filter(name -> !byId.containsKey(name)).map(SharedKeys::unknown);
    }

    /** By RFC 9180, with the key of that name if one is named. */
    <T> Verdict<T> hpke(Hpke without, Optional<String> id, Function<Hpke, Verdict<T>> setup) {
        if (id.isEmpty()) {
            return setup.apply(without);
        }
        return find(id.get())
                .then(secret ->
                        secret.use(octets -> PreSharedKey.of(id.get().getBytes(StandardCharsets.UTF_8), octets)))
                .then(psk -> {
                    try (psk) {
                        return setup.apply(without.with(psk));
                    }
                });
    }

    /** What two sides agree on who have this key and nothing else. */
    Verdict<byte[]> agreed(String id, byte[] transcript, Hkdf hkdf) {
        return find(id).map(secret -> secret.use(octets -> hkdf.extract(transcript, octets)));
    }

    private Verdict<Secret> find(String id) {
        return Optional.ofNullable(byId.get(id))
                .or(() -> nobodys)
                .map(Verdict::accepted)
                .orElseGet(() -> Verdict.rejected(unknown(id)));
    }

    private static Rejection unknown(String id) {
        return new Rejection(AgreementReason.PSK_UNKNOWN, "the name of a pre-shared key", id);
    }

    /** Names only. */
    @Override
    public String toString() {
        return "SharedKeys" + byId.keySet();
    }
}
