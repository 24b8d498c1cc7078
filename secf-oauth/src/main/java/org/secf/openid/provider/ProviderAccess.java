package org.secf.openid.provider;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Supplier;
import org.secf.tls.Outbound;
import org.secf.token.TokenEndpoint;
import org.secf.verdict.Verdict;

/**
 * A provider, and we as its client: what is needed to ask it anything. For any number of threads.
 *
 * @param provider as it is known
 * @param client we, as it knows us
 * @param outbound asks it, with our certificate where we have one
 */
public record ProviderAccess(
        Provider provider, ClientRegistration client, Supplier<Outbound> outbound, Clock clock, SecureRandom random) {

    /** The token endpoint, and how we prove ourselves there; rejected with a {@link ProviderReason}. */
    public Verdict<TokenEndpoint> token() {
        throw new UnsupportedOperationException();
    }

    /** The endpoint for requests that are pushed (RFC 9126); rejected with a {@link ProviderReason}, also where there is none. */
    public Verdict<TokenEndpoint> pushedRequests() {
        throw new UnsupportedOperationException();
    }

    /** Addresses as this client sees them: other ones where TLS proves it (RFC 8705 §5). */
    public Verdict<ProviderEndpoints> endpoints() {
        throw new UnsupportedOperationException();
    }
}
