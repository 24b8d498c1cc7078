package org.secf.openid.provider;

import jakarta.json.JsonString;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.jwt.Claims;
import org.secf.verdict.Verdict;

/**
 * Reads where a provider says that it is asked. Where browsers begin a login may be anywhere; what we ask, and where browsers bring ID tokens, is at its places.
 *
 * @param claims of its document
 */
record AnnouncedEndpoints(Claims claims, ProviderPlaces places) {

    private static final String ALIASES = "mtls_endpoint_aliases";
    private static final List<String> OTHERS = List.of(
            ProviderEndpoints.USER_INFO,
            ProviderEndpoints.PUSHED_REQUESTS,
            ProviderEndpoints.END_SESSION,
            ProviderEndpoints.REVOCATION);
    private static final List<String> ALIASED = List.of(
            ProviderEndpoints.TOKEN,
            ProviderEndpoints.USER_INFO,
            ProviderEndpoints.PUSHED_REQUESTS,
            ProviderEndpoints.REVOCATION);

    Verdict<ProviderEndpoints> read() {
        return needed(ProviderEndpoints.AUTHORIZATION)
                .then(authorization -> asked(ProviderEndpoints.TOKEN)
                        .then(token -> asked(ProviderEndpoints.KEYS)
                                .then(keys -> found(OTHERS)
                                        .then(others -> aliases()
                                                .map(aliases -> new ProviderEndpoints(
                                                        authorization, token, keys, others, aliases))))));
    }

    private Verdict<Map<String, URI>> aliases() {
        if (!claims.has(ALIASES)) {
            return Verdict.accepted(Map.of());
        }
        return claims.object(ALIASES)
                .map(aliases -> new AnnouncedEndpoints(aliases, places).found(ALIASED))
                .orElseGet(() -> Verdict.rejected(
                        ProviderReason.METADATA_UNREADABLE, ALIASES + ": an object", "something else"));
    }

    private Verdict<URI> asked(String name) {
        return needed(name).then(address -> places.judge(name, address));
    }

    private Verdict<URI> needed(String name) {
        return claims.has(name) ? address(name) : Verdict.rejected(ProviderReason.ENDPOINT_MISSING, name, "none");
    }

    private Verdict<Map<String, URI>> found(List<String> names) {
        Verdict<Map<String, URI>> found = Verdict.accepted(Map.of());
        for (String name : names) {
            if (claims.has(name)) {
                found = found.then(known -> asked(name).map(address -> {
                    Map<String, URI> more = new HashMap<>(known);
                    more.put(name, address);
                    return more;
                }));
            }
        }
        return found;
    }

    private Verdict<URI> address(String name) {
        return (claims.json().get(name) instanceof JsonString text
                        ? ProviderEndpoints.address(text.getString())
                        : Optional.<URI>empty())
                .map(Verdict::accepted)
                .orElseGet(() -> Verdict.rejected(
                        ProviderReason.ENDPOINT_ADDRESS,
                        name + ": " + ProviderEndpoints.EXPECTED,
                        String.valueOf(claims.json().get(name))));
    }
}
