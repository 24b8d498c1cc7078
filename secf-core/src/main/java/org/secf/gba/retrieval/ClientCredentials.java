package org.secf.gba.retrieval;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.secf.keys.Secret;
import org.secf.tls.Fetched;
import org.secf.tls.Outbound;
import org.secf.token.BindingKey;
import org.secf.token.BindingKeys;
import org.secf.token.TokenEndpoint;
import org.secf.token.TokenForm;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * Access tokens by OAuth 2.0 client credentials (RFC 6749 §4.4). One is used until shortly before its end, or until the server does not take it. Of several threads
 * that need another one, one gets it, and the others take what that got; a token that is not over stays in use while the endpoint fails.
 */
public final class ClientCredentials implements AccessTokens {

    private static final Duration BETWEEN_RENEWALS = Duration.ofMinutes(1);

    private final Grant grant;
    private final Outbound outbound;
    private final Clock clock;
    private @Nullable AccessToken kept;
    private @Nullable CompletableFuture<Optional<Verdict<AccessToken>>> flight;
    private Instant nextRenewal = Instant.MIN;

    /**
     * Whom to ask, and as whom.
     *
     * @param endpoint of tokens, and how the client proves itself there
     * @param parameters beside {@code grant_type}, such as {@code scope}
     * @param binding whose key the tokens are bound to (RFC 9449); empty for those of whoever bears them
     */
    public record Grant(TokenEndpoint endpoint, Map<String, String> parameters, Optional<BindingKeys> binding) {

        public Grant {
            parameters = Map.copyOf(parameters);
        }

        /** For tokens of whoever bears them. */
        public Grant(TokenEndpoint endpoint, Map<String, String> parameters) {
            this(endpoint, parameters, Optional.empty());
        }

        private Verdict<Fetched> ask(TokenForm form, Outbound outbound) {
            return binding.map(keys -> keys.current().then(key -> endpoint.ask(form, outbound, key)))
                    .orElseGet(() -> endpoint.ask(form, outbound));
        }

        /**
         * By a secret or a certificate.
         *
         * @param endpoint of tokens
         * @param client identifier
         * @param secret of the client, as it is at each call; empty where it is known by its certificate in TLS (RFC 8705 §2)
         * @param parameters beside {@code grant_type}, such as {@code scope}
         */
        public Grant(URI endpoint, String client, Optional<Secret> secret, Map<String, String> parameters) {
            this(new TokenEndpoint(endpoint, client, secret), parameters);
        }

        /** Without the secret, and without what else of the address may be one. */
        @Override
        public String toString() {
            return endpoint.toString();
        }
    }

    /** By {@code outbound}, whose certificate may be what the client is known by. */
    public ClientCredentials(Grant grant, Outbound outbound, Clock clock) {
        this.grant = grant;
        this.outbound = outbound;
        this.clock = clock;
    }

    @Override
    public Verdict<Optional<AccessToken>> current() {
        Optional<Verdict<AccessToken>> told = asked();
        while (told.isEmpty()) {
            // Whoever asked for all was interrupted, which says nothing of the endpoint: one of those who waited asks
            // now.
            told = asked();
        }
        return told.get().fold(token -> Verdict.accepted(Optional.of(token)), this::last);
    }

    /** By this thread, or by one that does already; empty where that one was interrupted. */
    private Optional<Verdict<AccessToken>> asked() {
        CompletableFuture<Optional<Verdict<AccessToken>>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<Verdict<AccessToken>>> one;
        synchronized (this) {
            AccessToken known = kept;
            if (known != null && clock.instant().isBefore(known.renew())) {
                return Optional.of(Verdict.accepted(known));
            }
            CompletableFuture<Optional<Verdict<AccessToken>>> running = flight;
            one = running == null ? mine : running;
            flight = one;
        }
        return one == mine ? Optional.of(flown(mine)) : one.join();
    }

    /** What is not over is good enough while there is no other. */
    private synchronized Verdict<Optional<AccessToken>> last(Rejection refusal) {
        AccessToken known = kept;
        return known != null && clock.instant().isBefore(known.expires())
                ? Verdict.accepted(Optional.of(known))
                : Verdict.rejected(refusal);
    }

    private Verdict<AccessToken> flown(CompletableFuture<Optional<Verdict<AccessToken>>> mine) {
        Verdict<AccessToken> made = Verdict.rejected(RetrievalReason.TOKEN_REFUSED, "a token", "a failure");
        try {
            made = fetched();
            return made;
        } finally {
            Optional<AccessToken> token = made.fold(Optional::of, refusal -> Optional.empty());
            synchronized (this) {
                if (token.isPresent()) {
                    kept = token.get();
                }
                flight = null;
            }
            boolean wasInterrupted = token.isEmpty() && Thread.currentThread().isInterrupted();
            mine.complete(wasInterrupted ? Optional.empty() : Optional.of(made));
        }
    }

    /** A server that takes none is not helped by one more for each call. */
    @Override
    public synchronized void refused(AccessToken token) {
        Instant now = clock.instant();
        if (token.equals(kept) && !now.isBefore(nextRenewal)) {
            kept = null;
            nextRenewal = now.plus(BETWEEN_RENEWALS);
        }
    }

    private Verdict<AccessToken> fetched() {
        TokenForm form = TokenForm.of("client_credentials").with(grant.parameters());
        return grant.ask(form, outbound).then(this::read);
    }

    private Verdict<AccessToken> read(Fetched answer) {
        if (answer.status() != 200) {
            return Verdict.rejected(RetrievalReason.TOKEN_REFUSED, "a token for " + grant, "status " + answer.status());
        }
        byte[] document = answer.body();
        try {
            return AccessToken.parse(
                    document, clock.instant(), grant.binding().isPresent() ? BindingKey.SCHEME : AccessToken.BEARER);
        } finally {
            Arrays.fill(document, (byte) 0);
        }
    }
}
