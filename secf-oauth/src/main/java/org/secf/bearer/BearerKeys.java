package org.secf.bearer;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.secf.http.IpAddress;
import org.secf.http.PublicUrl;
import org.secf.identity.GroupMapping;
import org.secf.identity.VisibleName;
import org.secf.jwt.JwtPolicy;
import org.secf.mechanism.GroupKeys;
import org.secf.settings.Key;
import org.secf.settings.Kind;
import org.secf.signature.SignatureAlgorithm;
import org.secf.tls.TlsKeys;

/** Every setting below {@code secf.bearer}; {@link BearerTokenAuthenticationMechanismDefinition} has an attribute for each. */
final class BearerKeys {

    private static final Pattern TYPE = Pattern.compile("[a-z0-9][a-z0-9.+_-]{0,63}");

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,252}");

    /** Tokens for other purposes (RFC 8725 §3.11), which some issuers sign by the same key. */
    private static final Set<String> OF_OTHERS = Set.of(
            "dpop+jwt",
            "logout+jwt",
            "secevent+jwt",
            "token-introspection+jwt",
            "oauth-authz-req+jwt",
            "secf-identity+jwt");

    static final Key<String> ISSUER = Key.required(
            "issuer",
            Kind.one("the issuer of tokens as it spells itself", BearerKeys::visible),
            "Who issues the tokens, compared character by character with the claim iss.");

    static final Key<List<String>> AUDIENCE = Key.required(
            "audience",
            Kind.list("names without space at their ends", BearerKeys::visible),
            "By which names this application is meant; a token has to name one of them in aud.");

    static final Key<PublicUrl> BASE_URL = Key.optional(
            "base-url",
            Kind.one("an address such as https://api.example.org/enabler", PublicUrl::parse),
            "Where the application is reached, as clients address it; DPoP proofs are compared with it, and refused without.");

    static final Key<String> REALM = Key.of(
            "realm",
            Kind.one("printable ASCII", BearerKeys::ascii),
            "secf",
            "The name of the protected space, as challenges tell it.");

    static final Key<String> JWKS = Key.optional(
            "jwks",
            Kind.TEXT,
            "Where the issuer's keys are: an https address of a JSON Web Key Set, or a file, classpath: or a path such as /WEB-INF/keys.json"
                    + " with such a set or PEM; by default the issuer's metadata tells.");

    static final Key<String> PUBLIC_KEY = Key.optional(
            "public-key", Kind.TEXT, "In place of jwks the issuer's one public key itself, in PEM or as JSON Web Key.");

    static final Key<String> METADATA = Key.optional(
            "metadata",
            Kind.TEXT,
            "The https address of the issuer's metadata; by default the issuer with /.well-known/openid-configuration behind it.");

    static final Key<List<String>> JWKS_HOSTS = Key.of(
            "jwks-hosts",
            Kind.list("names of hosts such as keys.example.org", BearerKeys::host),
            List.of(),
            "Hosts besides the issuer's own at which its metadata may say that its keys are.");

    static final Key<Duration> JWKS_REFRESH = Key.of(
            "jwks-refresh",
            Kind.duration(Duration.ofMinutes(1), Duration.ofDays(1)),
            Duration.ofHours(1),
            "After this time published keys are loaded again.");

    static final Key<List<SignatureAlgorithm>> ALGORITHMS = Key.of(
            "algorithms",
            AlgorithmNames.KIND,
            List.of(
                    SignatureAlgorithm.RSA_V1_5_SHA256,
                    SignatureAlgorithm.PS256,
                    SignatureAlgorithm.ECDSA_P256_SHA256,
                    SignatureAlgorithm.ED25519),
            "By which algorithms tokens may be signed; by a shared secret they never are.");

    static final Key<List<String>> TOKEN_TYPES = Key.of(
            "token-types",
            Kind.list("types such as at+jwt and JWT, or none for tokens without one", BearerKeys::type),
            List.of(JwtTokens.ACCESS_TOKEN),
            "What tokens may say to be in typ. Issuers that write JWT there sign other tokens by the same name.");

    static final Key<Duration> CLOCK_SKEW = Key.of(
            "clock-skew",
            Kind.duration(Duration.ZERO, TokenPolicy.LARGEST_SKEW),
            Duration.ofSeconds(30),
            "Tolerance of every time check.");

    static final Key<Duration> MAX_LIFETIME = Key.of(
            "max-lifetime",
            Kind.duration(Duration.ofSeconds(1), TokenPolicy.LARGEST_LIFETIME),
            Duration.ofDays(1),
            "The longest that a token may be good, from iat to exp; one that is good for longer is refused.");

    static final Key<Duration> MAX_TOKEN_AGE = Key.optional(
            "max-token-age",
            Kind.duration(Duration.ofSeconds(1), TokenPolicy.LARGEST_LIFETIME),
            "How long after iat a token is taken, although it may be good for longer; by default as long as it is.");

    static final Key<Integer> MAX_TOKEN_LENGTH = Key.of(
            "max-token-length", Kind.number(64, JwtPolicy.LONGEST), 16 * 1024, "The most characters of a token.");

    static final Key<List<String>> REQUIRED_SCOPES = Key.of(
            "required-scopes",
            Kind.list("scopes", BearerKeys::scope),
            List.of(),
            "Scopes that a token needs for anything here; single methods are guarded by roles.");

    static final Key<String> TOKEN_COOKIE = Key.optional(
            "token-cookie",
            Kind.one("the name of a cookie", BearerKeys::cookie),
            "Dangerous: a cookie that may hold the token, which browsers send along whoever caused the request.");

    static final Key<Boolean> ACCEPT_PLAIN_HTTP = Key.of(
            "accept-plain-http",
            Kind.FLAG,
            false,
            "Dangerous: whether tokens are taken without TLS from other machines, where others can read them.");

    static final Key<SenderRule> SENDER_CONSTRAINED = Key.of(
            "sender-constrained",
            Kind.choice(SenderRule.class),
            SenderRule.ACCEPTED,
            "Whether tokens have to be bound to their sender by DPoP or a certificate, may be, or must not be.");

    static final Key<List<String>> PROXIES = Key.of(
            "proxies",
            Kind.TEXTS,
            List.of(),
            "Owners of keys, as secf.http-signature knows them: proxies that end TLS, tell the certificate in Client-Cert (RFC 9440), and sign that.");

    static final Key<List<InetAddress>> PROXY_ADDRESSES = Key.of(
            "proxy-addresses",
            Kind.list(IpAddress.EXPECTED, IpAddress::parse),
            List.of(),
            "IP addresses from which such proxies connect that sign nothing.");

    static final Key<List<String>> ACTORS = Key.of(
            "actors",
            Kind.list("subjects of the issuer, or * for any", BearerKeys::visible),
            List.of(),
            "Who may act for callers (RFC 8693); tokens with act for others are refused.");

    static final Key<Integer> MAX_ACTORS = Key.of(
            "max-actors", Kind.number(1, ActorPolicy.LONGEST), 2, "The longest chain of actors that a token may name.");

    static final Key<Duration> REMEMBER = Key.of(
            "remember",
            Kind.duration(Duration.ZERO, Duration.ofMinutes(5)),
            Duration.ZERO,
            "How long a token that was verified need not be verified again; a key that its issuer gives up holds that much longer.");

    static final Key<Integer> MAX_REMEMBERED = Key.of(
            "max-remembered",
            Kind.number(1, 1_000_000),
            10_000,
            "The most good tokens that are remembered, by their digests, verified or introspected, and of others as many.");

    static final Key<Boolean> LEAVES_OTHER_ISSUERS = Key.of(
            "leaves-other-issuers",
            Kind.FLAG,
            false,
            "Whether tokens of other issuers are left to another definition, which needs a lower priority.");

    static final Key<GroupMapping> GROUP_MAPPING = GroupKeys.mapping("");

    static final Key<String> GROUP_SEPARATOR = GroupKeys.separator("");

    /** All of them, in the order of the reference. */
    static final List<Key<?>> ALL = Stream.<List<Key<?>>>of(
                    List.of(
                            ISSUER,
                            AUDIENCE,
                            BASE_URL,
                            REALM,
                            JWKS,
                            PUBLIC_KEY,
                            METADATA,
                            JWKS_HOSTS,
                            JWKS_REFRESH,
                            ALGORITHMS,
                            TOKEN_TYPES,
                            CLOCK_SKEW,
                            MAX_LIFETIME,
                            MAX_TOKEN_AGE,
                            MAX_TOKEN_LENGTH,
                            REQUIRED_SCOPES,
                            TOKEN_COOKIE,
                            ACCEPT_PLAIN_HTTP,
                            SENDER_CONSTRAINED,
                            PROXIES,
                            PROXY_ADDRESSES,
                            ACTORS,
                            MAX_ACTORS,
                            REMEMBER,
                            MAX_REMEMBERED,
                            LEAVES_OTHER_ISSUERS,
                            GROUP_MAPPING,
                            GROUP_SEPARATOR),
                    ClaimKeys.ALL,
                    DpopKeys.ALL,
                    IntrospectionKeys.ALL,
                    TlsKeys.ALL)
            .flatMap(List::stream)
            .toList();

    private BearerKeys() {}

    static String visible(String text) {
        return required(VisibleName.isOne(text), text);
    }

    static String scope(String text) {
        return required(Scopes.isOne(text), text);
    }

    private static String ascii(String text) {
        return required(!text.isBlank() && text.chars().allMatch(c -> c >= ' ' && c <= '~'), text);
    }

    private static String type(String text) {
        String small = JwtPolicy.shortened(text);
        return required(TYPE.matcher(small).matches() && !OF_OTHERS.contains(small), small.toLowerCase(Locale.ROOT));
    }

    private static String host(String text) {
        return required(HOST.matcher(text).matches(), text);
    }

    private static String cookie(String text) {
        return required(
                !text.isEmpty()
                        && text.chars().allMatch(c -> c > ' ' && c <= '~' && "()<>@,;:\\\"/[]?={}".indexOf(c) < 0),
                text);
    }

    private static String required(boolean holds, String text) {
        if (!holds) {
            throw new IllegalArgumentException("another text");
        }
        return text;
    }
}
