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
 * @param others finds further ones
 * @param clients whose a key is, by its name, where that is not its name
 */
record SharedKeys(Map<String, Secret> byId, Optional<Secret> nobodys, PreSharedKeys others, Map<String, String> clients)
        implements AutoCloseable {

    private static final PreSharedKeys NO_OTHERS = id -> Optional.empty();

    SharedKeys {
        byId = Map.copyOf(byId);
        clients = Map.copyOf(clients);
    }

    /** Our own, whose names we know. */
    static SharedKeys own(Map<String, Secret> byId) {
        return new SharedKeys(byId, Optional.empty(), NO_OTHERS, Map.of());
    }

    /** A server's, whose names others try. */
    static SharedKeys hidden(Map<String, Secret> byId, SecureRandom random) {
        return hidden(byId, NO_OTHERS, random);
    }

    /** The same, and others that are looked up. */
    static SharedKeys hidden(Map<String, Secret> byId, PreSharedKeys others, SecureRandom random) {
        byte[] nobodys = new byte[PreSharedKey.LEAST_OCTETS];
        random.nextBytes(nobodys);
        return new SharedKeys(byId, Optional.of(Secret.taking(nobodys)), others, Map.of());
    }

    /**
     * These, and that of one name where it has to be looked up: once for an agreement, so that it is the same throughout. What was looked up is wiped by {@link #close}.
     */
    SharedKeys lookedUp(Optional<String> id) {
        Optional<PreSharedKeys.Known> found =
                id.filter(name -> !byId.containsKey(name)).flatMap(others::find);
        return new SharedKeys(
                found.map(known -> Map.of(id.orElseThrow(), known.secret())).orElse(byId),
                nobodys,
                NO_OTHERS,
                found.map(known -> Map.of(id.orElseThrow(), known.client())).orElse(Map.of()));
    }

    /** Wipes what was looked up for one agreement, and nothing else. */
    @Override
    public void close() {
        clients.keySet().forEach(id -> Optional.ofNullable(byId.get(id)).ifPresent(Secret::close));
    }

    /** Whose the key of that name is. */
    String client(String id) {
        return clients.getOrDefault(id, id);
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
