package org.secf.openid.provider;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.secf.http.PublicUrl;
import org.secf.verdict.Verdict;

/**
 * Where a provider that announces itself may say that it is asked: at the host of its issuer, at that of its document, or at one that the deployer named. Whoever
 * writes the document cannot have us ask inside our own network, nor this machine unless the provider is on it; and our secrets and codes go nowhere else.
 *
 * @param issuer as configured
 * @param document where it announces itself
 * @param hosts further ones, in letters of any case
 */
public record ProviderPlaces(String issuer, URI document, Set<String> hosts) {

    public ProviderPlaces {
        hosts = hosts.stream().map(ProviderPlaces::small).collect(Collectors.toUnmodifiableSet());
    }

    /** The address, if it is at one of these; rejected with {@link ProviderReason#ENDPOINT_ELSEWHERE}. */
    Verdict<URI> judge(String name, URI address) {
        boolean isHere = homes().anyMatch(PublicUrl::isLoopback);
        boolean isGood = PublicUrl.isLoopback(address) ? isHere : isNamed(small(address.getHost()));
        return isGood
                ? Verdict.accepted(address)
                : Verdict.rejected(
                        ProviderReason.ENDPOINT_ELSEWHERE,
                        name + " of " + issuer + " at its own host" + (isHere ? ", or on this machine" : "")
                                + (hosts.isEmpty() ? "" : ", or at one of " + hosts)
                                + "; provider-metadata.hosts names others",
                        address.toString());
    }

    private boolean isNamed(String host) {
        return hosts.contains(host)
                || homes().map(URI::getHost).map(ProviderPlaces::small).anyMatch(host::equals);
    }

    private Stream<URI> homes() {
        return Stream.of(ProviderEndpoints.address(issuer), Optional.of(document))
                .flatMap(Optional::stream);
    }

    private static String small(String host) {
        return host.toLowerCase(Locale.ROOT);
    }
}
