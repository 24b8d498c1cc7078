package org.secf.propagation;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.secf.delegation.TokenType;
import org.secf.http.Origin;
import org.secf.http.PublicUrl;
import org.secf.settings.Key;
import org.secf.settings.Kind;
import org.secf.signature.SignatureAlgorithm;
import org.secf.tls.Outbound;
import org.secf.tls.TlsKeys;

/** Every setting below {@code secf.delegation}; {@link PropagatedIdentityDefinition} has an attribute for each. */
final class PropagationKeys {

    static final Key<List<Origin>> ORIGINS = Key.required(
            "origins",
            Kind.list(
                    "https addresses of scheme, host and port such as https://partner.example.org",
                    PropagationKeys::origin),
            "The servers that may learn who calls. A call of another one is refused before anything leaves.");

    static final Key<List<PropagationMode>> MODES = Key.required(
            "modes",
            Kind.list("RELAY, SAML_BEARER, TOKEN_EXCHANGE, SECURITY_TOKEN_SERVICE or DELEGATED", PropagationKeys::mode),
            "By what they may learn it; the first is taken where the application names none.");

    static final Key<List<String>> AUDIENCES = Key.of(
            "audiences",
            Kind.TEXTS,
            List.of(),
            "Whom tokens may be made for: entity ids, or what else the servers are called where tokens are given; the first is taken where the application names none.");

    static final Key<Boolean> ALLOW_ANONYMOUS = Key.of(
            "allow-anonymous",
            Kind.FLAG,
            false,
            "Whether a call for nobody goes without a token, in place of being refused.");

    static final Key<String> ISSUER = Key.of(
            "issuer",
            Kind.TEXT,
            "saml-delegation",
            "Who vouches in the mode DELEGATED: a kind of issuer and, after a dot, the name of its definition where that has one.");

    static final Key<String> CLIENT = Key.optional(
            "signing-client",
            Kind.TEXT,
            "The client below secf.client whose key signs the calls; tokens of the mode DELEGATED are worth nothing without that key, and assertions of SECURITY_TOKEN_SERVICE have to name it.");

    static final Key<String> HOLDER_KEY_SET = Key.optional(
            "holder-key-set",
            Kind.TEXT,
            "In place of signing-client the key set whose active signing key the calls prove in TLS; in the mode SECURITY_TOKEN_SERVICE both may be left out, and assertions are for their bearer then.");

    static final Key<URI> ENDPOINT = Key.optional(
            "token-endpoint",
            Kind.one("an https address such as https://as.example.org/token", PropagationKeys::server),
            "Where tokens are given in the modes SAML_BEARER, TOKEN_EXCHANGE and SECURITY_TOKEN_SERVICE.");

    static final Key<String> TOKEN_CLIENT =
            Key.optional("token-client", Kind.TEXT, "The application's client identifier there.");

    static final Key<String> TOKEN_SECRET = Key.secret(
            "token-secret",
            Kind.TEXT,
            "Its secret: store: and an alias of a secret store, or file: and a file that only its owner may read; by default the certificate of TLS is enough.");

    static final Key<String> TOKEN_KEY_SET = Key.optional(
            "token-key-set",
            Kind.TEXT,
            "In place of token-secret the key set whose active signing key proves the application there, by a token that it signs (private_key_jwt, RFC 7523).");

    static final Key<String> TOKEN_ISSUER = Key.optional(
            "token-issuer",
            Kind.TEXT,
            "Whose endpoint it is, by the issuer identifier: the only audience of what proves the application; needed with token-key-set.");

    static final Key<SignatureAlgorithm> TOKEN_ALGORITHM = Key.optional(
            "token-algorithm",
            Kind.one("ES256, ES384, EdDSA, RS256 or PS512", PropagationKeys::algorithm),
            "The algorithm by which that key signs; by default the one of its kind, and PS512 for RSA.");

    static final Key<String> DPOP_KEY_SET = Key.optional(
            "dpop-key-set",
            Kind.TEXT,
            "The key set to whose active signing key the tokens of the token endpoint are bound, so that nobody else can use them (DPoP, RFC 9449): calls prove that key, and tokens for whoever bears them are refused; by default they are such.");

    static final Key<List<URI>> RESOURCES = Key.of(
            "resources",
            Kind.list("addresses such as https://partner.example.org/api", PropagationKeys::resource),
            List.of(),
            "Where the tokens are to be used, as the token endpoint knows it (RFC 8707).");

    static final Key<String> SCOPE = Key.optional(
            "scope", Kind.TEXT, "The scope that tokens are asked for; by default the token endpoint decides.");

    static final Key<String> REQUESTED_TYPE = Key.optional(
            "requested-token-type",
            Kind.one("access_token, jwt or saml2", PropagationKeys::type),
            "What kind of token is asked for in exchange; by default the token endpoint decides. With saml2 the mode TOKEN_EXCHANGE is as SECURITY_TOKEN_SERVICE, which asks for that always.");

    static final Key<Boolean> ACTOR = Key.of(
            "show-actor",
            Kind.FLAG,
            false,
            "Whether the application says in the modes TOKEN_EXCHANGE and SECURITY_TOKEN_SERVICE that it is who acts, by an access token of its own from the same endpoint.");

    static final Key<Duration> SKEW = Key.of(
            "token-skew",
            Kind.duration(Duration.ZERO, Duration.ofMinutes(5)),
            Duration.ofSeconds(30),
            "How long before its end a token is used no more.");

    static final Key<Integer> MOST_TOKENS = Key.of(
            "max-tokens",
            Kind.number(1, 1_000_000),
            10_000,
            "How many tokens are kept, each for one caller; of more, those not used for longest are asked for again.");

    /** All of them, in the order of the reference. */
    static final List<Key<?>> ALL = Stream.of(
                    List.of(
                            ORIGINS,
                            MODES,
                            AUDIENCES,
                            ALLOW_ANONYMOUS,
                            ISSUER,
                            CLIENT,
                            HOLDER_KEY_SET,
                            ENDPOINT,
                            TOKEN_CLIENT,
                            TOKEN_SECRET,
                            TOKEN_KEY_SET,
                            TOKEN_ISSUER,
                            TOKEN_ALGORITHM,
                            DPOP_KEY_SET,
                            RESOURCES,
                            SCOPE,
                            REQUESTED_TYPE,
                            ACTOR,
                            SKEW,
                            MOST_TOKENS),
                    TlsKeys.ALL)
            .<Key<?>>flatMap(List::stream)
            .toList();

    private PropagationKeys() {}

    /** Nothing but the origin: a path would look as if it bounded something. */
    private static Origin origin(String text) {
        PublicUrl url = PublicUrl.parse(text);
        if (!url.toString().equals(url.origin())) {
            throw new IllegalArgumentException("no path");
        }
        return Origin.of(text).orElseThrow(() -> new IllegalArgumentException("no origin"));
    }

    private static PropagationMode mode(String text) {
        return PropagationMode.valueOf(text);
    }

    private static URI server(String text) {
        URI address = URI.create(text);
        if (Outbound.refuse(address).isPresent() || address.getRawFragment() != null) {
            throw new IllegalArgumentException("not an https address");
        }
        return address;
    }

    private static SignatureAlgorithm algorithm(String text) {
        return SignatureAlgorithm.ofJose(text)
                .filter(algorithm -> !algorithm.isSymmetric()
                        && SignatureAlgorithm.registered().contains(algorithm))
                .orElseThrow(() -> new IllegalArgumentException("not an algorithm"));
    }

    /** RFC 8707 §2. */
    private static URI resource(String text) {
        URI address = URI.create(text);
        if (!address.isAbsolute() || address.getRawFragment() != null) {
            throw new IllegalArgumentException("not absolute, or with a fragment");
        }
        return address;
    }

    private static String type(String text) {
        return switch (text) {
            case "access_token" -> TokenType.ACCESS_TOKEN;
            case "jwt" -> TokenType.JWT;
            case "saml2" -> TokenType.SAML2;
            default -> throw new IllegalArgumentException("not a kind of token");
        };
    }
}
