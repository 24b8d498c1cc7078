package org.secf.propagation;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.secf.keys.Secret;
import org.secf.tls.Fetched;
import org.secf.tls.Outbound;
import org.secf.token.BindingKey;
import org.secf.token.BindingKeys;
import org.secf.token.TokenEndpoint;
import org.secf.token.TokenForm;
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
 * @param binding whose key the tokens are bound to (RFC 9449); empty for those of whoever bears them
 */
record TokenGrant(
        TokenEndpoint endpoint,
        Outbound outbound,
        List<URI> resources,
        Optional<String> scope,
        Optional<String> requestedType,
        Supplier<Verdict<Optional<Secret>>> actor,
        Optional<BindingKeys> binding) {

    TokenGrant {
        resources = List.copyOf(resources);
    }

    /** The key that a token is bound to which is asked for now; rejected where there should be one, and is none. */
    Verdict<Optional<BindingKey>> key() {
        return binding.map(keys -> keys.current().map(Optional::of))
                .orElseGet(() -> Verdict.accepted(Optional.empty()));
    }

    Verdict<Fetched> ask(TokenForm form, Optional<BindingKey> key) {
        return key.map(known -> endpoint.ask(form, outbound, known)).orElseGet(() -> endpoint.ask(form, outbound));
    }
}
