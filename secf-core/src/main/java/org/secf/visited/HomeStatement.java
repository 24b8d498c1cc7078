package org.secf.visited;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.secf.http.Origin;

/**
 * What a home says of servers in visited networks. Made by the home, which hands it out in an answer that it signs for just that question (RFC 9421 §2.4); as it
 * was read, nothing of it is believed.
 *
 * @param home who says it: the address where the home hands it out
 * @param notBefore from when on it holds, in whole seconds
 * @param expires until when
 * @param servers each by a name of its own, and no two at the same address
 */
public record HomeStatement(String home, Instant notBefore, Instant expires, List<VouchedServer> servers) {

    /** What its content is called. */
    public static final String MEDIA_TYPE = "application/vnd.secf.visited+json";

    static final int MOST_SERVERS = 1000;

    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException when it is over before it begins, names more servers than anybody needs, or two servers have the same name or address: which is meant would be left
     *     to chance
     */
    public HomeStatement {
        servers = List.copyOf(servers);
        if (!notBefore.isBefore(expires)) {
            throw new IllegalArgumentException("exp: later than nbf");
        }
        if (servers.size() > MOST_SERVERS) {
            throw new IllegalArgumentException("servers: at most " + MOST_SERVERS);
        }
        Set<String> names = new HashSet<>();
        Set<Origin> origins = new HashSet<>();
        for (VouchedServer server : servers) {
            if (!names.add(server.name())) {
                throw new IllegalArgumentException("servers: each by a name of its own");
            }
            if (!server.origins().stream().allMatch(origins::add)) {
                throw new IllegalArgumentException("servers: each at origins of its own");
            }
        }
    }

    /** As a home answers with it. */
    public JsonObject toJson() {
        JsonArrayBuilder all = BUILDERS.createArrayBuilder();
        servers.forEach(server -> all.add(server.toJson()));
        return BUILDERS.createObjectBuilder()
                .add("iss", home)
                .add("nbf", notBefore.getEpochSecond())
                .add("exp", expires.getEpochSecond())
                .add("servers", all)
                .build();
    }
}
