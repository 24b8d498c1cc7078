package org.secf.openid.provider;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.secf.jwt.Claims;
import org.secf.jwt.StrictJson;
import org.secf.verdict.Verdict;

/**
 * What a provider is and can do, as it announces it (OpenID Connect Discovery §3, RFC 8414 §2) or as settings say.
 *
 * @param issuer by which it calls itself, letter by letter
 * @param endpoints where it is asked
 * @param features what it can do, and what it insists on
 */
public record ProviderMetadata(String issuer, ProviderEndpoints endpoints, ProviderFeatures features) {

    /** The most octets of a document. */
    public static final int LONGEST = 256 * 1024;

    /**
     * Reads a document; rejected with a {@link ProviderReason}.
     *
     * @param document as it came
     * @param places with the issuer as configured, which it has to be of (Discovery §4.3)
     */
    public static Verdict<ProviderMetadata> parse(byte[] document, ProviderPlaces places) {
        if (document.length > LONGEST) {
            return unreadable("at most " + LONGEST + " octets", document.length + "");
        }
        Optional<JsonObject> json = StrictJson.object(document);
        return json.isEmpty()
                ? unreadable(StrictJson.EXPECTED, "something else")
                : issued(new Claims(json.get()), places);
    }

    private static Verdict<ProviderMetadata> issued(Claims claims, ProviderPlaces places) {
        String issuer = places.issuer();
        Optional<String> said = claims.text("issuer");
        if (said.filter(issuer::equals).isEmpty()) {
            return Verdict.rejected(ProviderReason.METADATA_ISSUER, issuer, said.orElse("no issuer"));
        }
        return new AnnouncedEndpoints(claims, places)
                .read()
                .then(endpoints -> ProviderFeatures.read(claims)
                        .map(features -> new ProviderMetadata(issuer, endpoints, features)));
    }

    private static Verdict<ProviderMetadata> unreadable(String expected, String received) {
        return Verdict.rejected(ProviderReason.METADATA_UNREADABLE, expected, received);
    }
}
