package org.secf.propagation;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.secf.keys.Secret;
import org.secf.tls.Outbound;
import org.secf.token.TokenEndpoint;
import org.secf.verdict.Verdict;

/**
 * What is asked of a token endpoint for every caller alike.
 *
 * @param endpoint whom to ask
 * @param outbound by which
 * @param resources where the token is to be used (RFC 8707 §2)
 * @param scope of it; by default what the endpoint thinks right
 * @param requestedType of it by a name of RFC 8693 §3; by default what the endpoint thinks right
 * @param actor who acts for the caller, by a token of the application's own; empty where the endpoint is not told
 */
record TokenGrant(
        TokenEndpoint endpoint,
        Outbound outbound,
        List<URI> resources,
        Optional<String> scope,
        Optional<String> requestedType,
        Supplier<Verdict<Optional<Secret>>> actor) {

    TokenGrant {
        resources = List.copyOf(resources);
    }
}
