package org.secf.jwt;

import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.secf.http.PublicUrl;
import org.secf.verdict.Verdict;

/**
 * Where an issuer's metadata may say that its keys are: by https, at the issuer's own host or one that the deployer named. Whoever writes the metadata, the issuer
 * itself included, cannot have us ask inside our own network, nor this machine unless the issuer is on it.
 *
 * @param issuer as it spells itself, an address or not
 * @param hosts further ones, in letters of any case
 */
public record KeyPlaces(String issuer, Set<String> hosts) {

    public KeyPlaces {
        hosts = hosts.stream().map(KeyPlaces::small).collect(Collectors.toUnmodifiableSet());
    }

    /** The issuer's own host only. */
    public static KeyPlaces of(String issuer) {
        return new KeyPlaces(issuer, Set.of());
    }

    /** The same and these. */
    public KeyPlaces and(Collection<String> others) {
        Set<String> all = new LinkedHashSet<>(hosts);
        all.addAll(others);
        return new KeyPlaces(issuer, all);
    }

    /** Where the keys are; refused with {@link JwtReason#JWT_KEYS_ELSEWHERE}. */
    Verdict<URI> address(String text) {
        Optional<URI> home = parsed(issuer);
        boolean isHere = home.filter(PublicUrl::isLoopback).isPresent();
        return PublishedJwtKeys.address(text)
                .filter(there -> PublicUrl.isLoopback(there) ? isHere : isNamed(there, home))
                .map(Verdict::accepted)
                .orElseGet(() -> Verdict.rejected(
                        JwtReason.JWT_KEYS_ELSEWHERE,
                        "jwks_uri of " + issuer + " by https at its own host" + (isHere ? ", or on this machine" : "")
                                + (hosts.isEmpty() ? "" : ", or at one of " + hosts)
                                + "; jwks-hosts names others",
                        text));
    }

    private boolean isNamed(URI there, Optional<URI> home) {
        String host = small(there.getHost());
        return hosts.contains(host)
                || home.map(URI::getHost)
                        .map(KeyPlaces::small)
                        .filter(host::equals)
                        .isPresent();
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(URI.create(text)).filter(address -> address.getHost() != null);
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static String small(String host) {
        return host.toLowerCase(Locale.ROOT);
    }
}
