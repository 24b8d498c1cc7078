package org.secf.openid.provider;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.secf.crypto.Crypto;
import org.secf.signature.SignatureAlgorithm;
import org.secf.tls.Outbound;

/**
 * How documents of a provider are had and used.
 *
 * @param outbound asks for them
 * @param refresh after which they are fetched again
 * @param algorithms by which its signatures are believed
 */
public record ProviderConnection(
        Supplier<Outbound> outbound, Duration refresh, Set<SignatureAlgorithm> algorithms, Crypto crypto, Clock clock) {

    public ProviderConnection {
        algorithms = Set.copyOf(algorithms);
    }
}
