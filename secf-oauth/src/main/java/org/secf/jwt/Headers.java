package org.secf.jwt;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.secf.clientcert.x509.BoundedCache;
import org.secf.keys.Base64Url;
import org.secf.verdict.Verdict;

/**
 * Reads headers. All tokens by one key have the same, so the last ones are kept as they were read; what is kept of one follows from its text and nothing else, and
 * is checked anew for each token.
 */
final class Headers {

    private static final int MOST = 100;

    /** Honest ones are shorter; others are read each time, and take no memory from these. */
    private static final int LONGEST = 512;

    private final BoundedCache<String, JsonObject> read = new BoundedCache<>(MOST);

    Verdict<JsonObject> header(String encoded) {
        Optional<JsonObject> known = encoded.length() <= LONGEST ? read.get(encoded) : Optional.empty();
        return known.map(Verdict::accepted)
                .orElseGet(() -> parsed(encoded).map(json -> {
                    if (encoded.length() <= LONGEST) {
                        read.put(encoded, json);
                    }
                    return json;
                }));
    }

    static Verdict<JsonObject> parsed(String encoded) {
        return Base64Url.decode(encoded)
                .map(octets -> StrictJson.object(octets)
                        .map(Verdict::accepted)
                        .orElseGet(() -> Verdict.rejected(
                                JwtReason.JWT_HEADER_UNREADABLE, StrictJson.EXPECTED + " as header", "something else")))
                .orElseGet(() -> CompactJwt.malformed("another spelling"));
    }
}
