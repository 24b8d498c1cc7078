package org.secf.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.state.RandomText;
import org.secf.testkit.idp.SignedAssertion;

/**
 * An authorization server for tests, in the test's own process and on the loopback address. It knows one client and gives it access tokens for assertions of a
 * {@link TestIdentityProvider} (RFC 7522), in exchange for assertions and for its own access tokens (RFC 8693), and for itself (RFC 6749 §4.4); by the rules, so
 * what a real one refuses it refuses, too. Its tokens are random texts: what one stands for it tells the test alone.
 */
public final class TestTokenServer implements AutoCloseable {

    /** The identifier of the one client. */
    public static final String CLIENT = "test-client";

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final int MOST_OCTETS = 512 * 1024;

    private final LocalServer server;
    private final TestIdentityProvider provider;
    private final SecureRandom random = new SecureRandom();
    private final String secret = RandomText.secret(random);
    private final Set<String> audiences = ConcurrentHashMap.newKeySet();
    private final Set<String> scopes = ConcurrentHashMap.newKeySet();
    private final Map<String, Given> tokens = new ConcurrentHashMap<>();
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private volatile Clock clock = Clock.systemUTC();

    /**
     * What a token stands for.
     *
     * @param subject for whom
     * @param audience where
     * @param scope what for
     * @param actors who acts, oldest first
     * @param expires until when
     */
    public record Given(
            String subject, Optional<String> audience, Set<String> scope, List<String> actors, Instant expires) {

        public Given {
            scope = Set.copyOf(scope);
            actors = List.copyOf(actors);
        }
    }

    private TestTokenServer(LocalServer server, TestIdentityProvider provider) {
        this.server = server;
        this.provider = provider;
    }

    /** Starts one that believes the identity provider. */
    public static TestTokenServer trusting(TestIdentityProvider provider) {
        try {
            TestTokenServer started = new TestTokenServer(LocalServer.on(0), provider);
            started.server.serve("/token", started::answer);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("the test's authorization server cannot start: " + e.getMessage(), e);
        }
    }

    /** Gives tokens for these audiences, and for no other that is named. */
    public TestTokenServer forAudiences(String... names) {
        audiences.addAll(Arrays.asList(names));
        return this;
    }

    /** Gives tokens for these scopes, and for no other. */
    public TestTokenServer forScopes(String... names) {
        scopes.addAll(Arrays.asList(names));
        return this;
    }

    /** Lives by that clock. */
    public TestTokenServer at(Clock other) {
        clock = other;
        return this;
    }

    /** The token endpoint, which is the server's name and the recipient of assertions, too. */
    public String endpoint() {
        return "http://127.0.0.1:" + server.port() + "/token";
    }

    /** Of the client. */
    public String secret() {
        return secret;
    }

    /** What a token stands for; empty where it was not given here, or is over. */
    public Optional<Given> given(String token) {
        return Optional.ofNullable(tokens.get(token))
                .filter(known -> clock.instant().isBefore(known.expires()));
    }

    /** Gives a token as if its user had logged in. */
    public String token(String user, String... scope) {
        return keep(new Given(user, Optional.empty(), Set.of(scope), List.of(), end()));
    }

    /** Why it gave none, in order, each with the code that its client learned. */
    public List<String> refusals() {
        return refusals;
    }

    private Reply answer(Request request) {
        try {
            return granted(request);
        } catch (Refused e) {
            refusals.add(e.code + ": " + e.getMessage());
            return Reply.text(
                            e.code.equals("invalid_client") ? 401 : 400,
                            "application/json",
                            "{\"error\":\"" + e.code + "\"}")
                    .with("Cache-Control", "no-store");
        }
    }

    /** RFC 6749 §5.2. */
    private static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;
        private final String code;

        Refused(String code, String reason) {
            super(reason);
            this.code = code;
        }
    }

    private Reply granted(Request request) throws Refused {
        requireClient(request);
        TokenRequest asked = request.form(MOST_OCTETS)
                .fold(form -> Optional.of(new TokenRequest(form)), rejection -> Optional.<TokenRequest>empty())
                .orElseThrow(() -> new Refused("invalid_request", "no form"));
        Given given = given(asked);
        String issued = asked.optional("subject_token").isPresent()
                ? ",\"issued_token_type\":\"" + TokenRequest.ACCESS_TOKEN + "\""
                : "";
        return Reply.text(
                        200,
                        "application/json",
                        "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d%s}"
                                .formatted(keep(given), LIFETIME.toSeconds(), issued))
                .with("Cache-Control", "no-store");
    }

    private Given given(TokenRequest asked) throws Refused {
        return switch (asked.optional("grant_type").orElse("")) {
            case "client_credentials" -> made(CLIENT, asked, List.of(), scopes);
            case "urn:ietf:params:oauth:grant-type:saml2-bearer" ->
                made(subject(asked.optional("assertion").orElse("")), asked, List.of(), scopes);
            case "urn:ietf:params:oauth:grant-type:token-exchange" -> exchanged(asked);
            default -> throw new Refused("unsupported_grant_type", "grant_type");
        };
    }

    private void requireClient(Request request) throws Refused {
        String pair = CLIENT + ":" + secret;
        String expected = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
        if (!request.headers("Authorization").equals(List.of(expected))) {
            throw new Refused("invalid_client", "another client, or none");
        }
    }

    /** RFC 8693 §2.1, §4.1: scope only shrinks, and whoever acts stands behind those who acted before. */
    private Given exchanged(TokenRequest asked) throws Refused {
        Given before = shown(asked);
        if (!asked.optional("requested_token_type")
                .orElse(TokenRequest.ACCESS_TOKEN)
                .equals(TokenRequest.ACCESS_TOKEN)) {
            throw new Refused("invalid_request", "requested_token_type");
        }
        List<String> actors = new ArrayList<>(before.actors());
        actor(asked).ifPresent(actors::add);
        return made(before.subject(), asked, actors, before.scope());
    }

    /** An assertion is good for everything, a token for what it was given for. */
    private Given shown(TokenRequest asked) throws Refused {
        String token = asked.optional("subject_token").orElse("");
        return switch (asked.optional("subject_token_type").orElse("")) {
            case TokenRequest.SAML2 -> new Given(subject(token), Optional.empty(), scopes, List.of(), end());
            case TokenRequest.ACCESS_TOKEN ->
                given(token).orElseThrow(() -> new Refused("invalid_request", "subject_token"));
            default -> throw new Refused("invalid_request", "subject_token_type");
        };
    }

    private Optional<String> actor(TokenRequest asked) throws Refused {
        Optional<String> token = asked.optional("actor_token");
        if (token.isPresent() != asked.optional("actor_token_type").isPresent()) {
            throw new Refused("invalid_request", "actor_token_type");
        }
        if (token.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(given(token.get())
                .filter(known -> known.subject().equals(CLIENT))
                .map(Given::subject)
                .orElseThrow(() -> new Refused("invalid_request", "actor_token")));
    }

    /** RFC 7522 §3. */
    private String subject(String assertion) throws Refused {
        try {
            byte[] xml = Base64.getUrlDecoder().decode(assertion);
            SignedAssertion.Terms terms =
                    new SignedAssertion.Terms(provider.metadata(), provider.key(), List.of(endpoint()), endpoint());
            return SignedAssertion.subject(xml, terms, clock.instant());
        } catch (IllegalArgumentException | SignedAssertion.NotTaken e) {
            throw new Refused("invalid_grant", String.valueOf(e.getMessage()));
        }
    }

    private Given made(String subject, TokenRequest asked, List<String> actors, Set<String> widest) throws Refused {
        Optional<String> audience = asked.optional("audience");
        if (audience.filter(name -> !audiences.contains(name)).isPresent()) {
            throw new Refused("invalid_target", "audience");
        }
        Set<String> scope = asked.optional("scope")
                .<Set<String>>map(text -> new HashSet<>(Arrays.asList(text.split(" ", -1))))
                .orElse(widest);
        if (!widest.containsAll(scope)) {
            throw new Refused("invalid_scope", "scope");
        }
        return new Given(subject, audience, scope, actors, end());
    }

    private Instant end() {
        return clock.instant().plus(LIFETIME);
    }

    private String keep(Given given) {
        String token = RandomText.secret(random);
        tokens.put(token, given);
        return token;
    }

    /** Stops answering. */
    @Override
    public void close() {
        server.close();
    }
}
