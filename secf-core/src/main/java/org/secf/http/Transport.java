package org.secf.http;

import java.net.URI;
import java.util.Optional;

/**
 * How the request at hand came.
 *
 * @param isConfidential whether by TLS, as the container says. Header fields such as {@code X-Forwarded-Proto} are not looked at, since any client can
 *     write them: a container behind a proxy that ends TLS must be told of that proxy
 * @param target path and query below the application, as the client spelled them; empty where they cannot be told from the application's own path
 * @param address where the application is reached by TLS, as configured for all of it
 */
public record Transport(boolean isConfidential, Optional<String> target, Optional<PublicUrl> address) {

    /**
     * The same resource by TLS.
     *
     * @param fallback where the application is reached, unless that was configured for all of it
     * @return empty where neither is known, or the target is nothing that could follow an address
     */
    public Optional<URI> secured(Optional<PublicUrl> fallback) {
        return address.or(() -> fallback)
                .filter(PublicUrl::isHttps)
                .flatMap(base -> target.flatMap(found -> below(base, found)));
    }

    /** Nothing that the client wrote may change the host: a target begins after the configured path, with a slash or a query. */
    private static Optional<URI> below(PublicUrl base, String target) {
        if (!target.isEmpty() && !target.startsWith("/") && !target.startsWith("?")) {
            return Optional.empty();
        }
        try {
            URI uri = URI.create(base.resolve(target));
            return uri.getRawFragment() == null ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
