package org.secf.agreement;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.secf.hpke.Hkdf;
import org.secf.hpke.Hpke;
import org.secf.hpke.HpkeSuite;
import org.secf.hpke.PreSharedKey;
import org.secf.keys.Secret;
import org.secf.verdict.Verdict;

/** The pre-shared keys that one side has, by identifier, and what is made of one. */
record SharedKeys(Map<String, Secret> byId) {

    static final SharedKeys NONE = new SharedKeys(Map.of());

    SharedKeys {
        byId = Map.copyOf(byId);
    }

    /** By RFC 9180, with the key of that name if one is named. */
    <T> Verdict<T> hpke(HpkeSuite suite, Optional<String> id, java.util.function.Function<Hpke, Verdict<T>> setup) {
        if (id.isEmpty()) {
            return setup.apply(Hpke.of(suite));
        }
        return find(id.get())
                .then(secret ->
                        secret.use(octets -> PreSharedKey.of(id.get().getBytes(StandardCharsets.UTF_8), octets)))
                .then(psk -> {
                    try (psk) {
                        return setup.apply(Hpke.of(suite, psk));
                    }
                });
    }

    /** What two sides agree on who have this key and nothing else. */
    Verdict<byte[]> agreed(String id, byte[] transcript) {
        return find(id).map(secret -> secret.use(octets -> Hkdf.extract(transcript, octets)));
    }

    private Verdict<Secret> find(String id) {
        return Optional.ofNullable(byId.get(id))
                .map(Verdict::accepted)
                .orElseGet(() -> Verdict.rejected(AgreementReason.PSK_UNKNOWN, "the name of a pre-shared key", id));
    }

    /** Names only. */
    @Override
    public String toString() {
        return "SharedKeys" + byId.keySet();
    }
}
