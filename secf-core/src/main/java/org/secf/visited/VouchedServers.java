package org.secf.visited;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secf.crypto.Crypto;
import org.secf.http.Origin;
import org.secf.keys.Thumbprint;
import org.secf.signature.VerificationKey;

/** A statement that was believed when it came, made ready to be asked. */
final class VouchedServers {

    private final HomeStatement statement;
    private final Map<Origin, VouchedServer> byOrigin = new HashMap<>();
    private final Map<String, List<VerificationKey>> byKeyId;
    private final Map<Origin, Set<String>> tlsKeys = new HashMap<>();

    /**
     * Makes it ready.
     *
     * @throws IllegalArgumentException where a key for answers is not for signatures
     */
    VouchedServers(HomeStatement statement, Crypto crypto) {
        this.statement = statement;
        Map<String, List<VerificationKey>> keys = new HashMap<>();
        for (VouchedServer server : statement.servers()) {
            Set<String> thumbprints = server.tlsKeys().stream()
                    .map(key -> Thumbprint.of(key.key()))
                    .collect(Collectors.toUnmodifiableSet());
            server.origins().forEach(origin -> {
                byOrigin.put(origin, server);
                tlsKeys.put(origin, thumbprints);
            });
            server.answerKeys()
                    .forEach(key -> keys.merge(
                            key.keyId().orElseGet(key::thumbprint),
                            List.of(VerificationKey.of(crypto, key, server.name())),
                            VouchedServers::both));
        }
        this.byKeyId = Map.copyOf(keys);
    }

    private static List<VerificationKey> both(List<VerificationKey> some, List<VerificationKey> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    HomeStatement statement() {
        return statement;
    }

    Optional<VouchedServer> at(Origin origin) {
        return Optional.ofNullable(byOrigin.get(origin));
    }

    Set<String> tlsKeys(Origin origin) {
        return tlsKeys.getOrDefault(origin, Set.of());
    }

    /** Of every server and key. */
    Map<Origin, Set<String>> allTlsKeys() {
        return tlsKeys;
    }

    /** Those of that name, whosever they are. */
    List<VerificationKey> answerKeys(String keyId) {
        return byKeyId.getOrDefault(keyId, List.of());
    }
}
