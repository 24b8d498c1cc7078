package org.secf.visited;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.secf.http.Origin;
import org.secf.identity.VisibleName;
import org.secf.keys.Jwk;

/**
 * A server in a visited network, as a home vouches for it.
 *
 * @param name what the home calls it; whoever calls it is told that name
 * @param origins where it answers: scheme, host and port of each
 * @param answerKeys by which its answers are signed (RFC 9421); none where it signs none
 * @param tlsKeys by which it proves itself in TLS; none where that is left to certificate authorities
 */
public record VouchedServer(String name, Set<Origin> origins, List<Jwk> answerKeys, List<Jwk> tlsKeys) {

    static final int LONGEST_NAME = 256;
    static final int MOST_ORIGINS = 32;
    static final int MOST_KEYS = 16;

    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException when its name is not visible, it has no address or no key, or more than anybody needs
     */
    public VouchedServer {
        origins = Set.copyOf(origins);
        answerKeys = List.copyOf(answerKeys);
        tlsKeys = List.copyOf(tlsKeys);
        require(name.length() <= LONGEST_NAME && VisibleName.isOne(name), "name: " + VisibleName.EXPECTED);
        require(!origins.isEmpty() && origins.size() <= MOST_ORIGINS, "origins: 1 to " + MOST_ORIGINS);
        require(!answerKeys.isEmpty() || !tlsKeys.isEmpty(), "a key at least");
        require(answerKeys.size() <= MOST_KEYS, "answer_keys: at most " + MOST_KEYS);
        require(tlsKeys.size() <= MOST_KEYS, "tls_keys: at most " + MOST_KEYS);
    }

    private static void require(boolean holds, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(expected);
        }
    }

    JsonObject toJson() {
        JsonArrayBuilder addresses = BUILDERS.createArrayBuilder();
        origins.stream().map(Origin::toString).sorted().forEach(addresses::add);
        JsonObjectBuilder json =
                BUILDERS.createObjectBuilder().add("name", name).add("origins", addresses);
        add(json, "answer_keys", answerKeys);
        add(json, "tls_keys", tlsKeys);
        return json.build();
    }

    private static void add(JsonObjectBuilder json, String member, List<Jwk> keys) {
        JsonArrayBuilder array = BUILDERS.createArrayBuilder();
        keys.forEach(key -> array.add(key.toJson()));
        json.add(member, array);
    }
}
