package org.secf.cli;

import jakarta.json.JsonValue;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.secf.bearer.AccessTokenJudge;
import org.secf.crypto.Crypto;
import org.secf.integrity.JwksSource;
import org.secf.integrity.PublishedKeys;
import org.secf.jwt.CompactJwt;
import org.secf.jwt.DiscoveredKeys;
import org.secf.jwt.FixedKeys;
import org.secf.jwt.JwtKeys;
import org.secf.jwt.JwtPolicy;
import org.secf.jwt.KeyFitness;
import org.secf.jwt.KeyPlaces;
import org.secf.jwt.PublishedJwtKeys;
import org.secf.settings.Kind;
import org.secf.signature.SignatureAlgorithm;
import org.secf.tls.Outbound;

/** {@code secf jwt verify} and {@code secf jwt inspect}. */
final class JwtVerbs {

    static final Kind<Duration> SKEW = Kind.duration(Duration.ZERO, Duration.ofMinutes(5));
    static final Duration USUAL_SKEW = Duration.ofSeconds(30);

    private static final Kind<Duration> LIFETIME = Kind.duration(Duration.ofSeconds(1), Duration.ofDays(366));
    private static final Duration REFRESH = Duration.ofHours(1);
    private static final String OPENID = "/.well-known/openid-configuration";

    private JwtVerbs() {}

    static List<TokenVerb> all() {
        TokenVerb verify = new TokenVerb(
                "verify",
                "Judges an access token (RFC 9068) as the container does.",
                "Tells why it was refused. What the token is bound to is told, and not proved. Prints one JSON object.",
                List.of(
                        TokenOption.JWKS,
                        TokenOption.ISSUER_URL,
                        TokenOption.ISSUER,
                        TokenOption.AUDIENCE,
                        TokenOption.TYPE,
                        TokenOption.ALGORITHMS,
                        TokenOption.ACTORS,
                        TokenOption.MAX_LIFETIME,
                        TokenOption.AT,
                        TokenOption.CLOCK_SKEW),
                TokenOption.TOKEN,
                JwtVerbs::verify);
        return List.of(verify, inspect());
    }

    private static TokenVerb inspect() {
        return new TokenVerb(
                "inspect",
                "Shows what a JSON Web Token says, and judges nothing.",
                "No key is asked: anybody may have written it, and it is not told whether it is good.",
                List.of(),
                TokenOption.TOKEN,
                JwtVerbs::inspect);
    }

    private static Answer verify(TokenGiven given, Outside outside) throws UnusableException {
        String token = given.subject(TokenOption.TOKEN, outside.in());
        String issuer = given.find(TokenOption.ISSUER)
                .or(() -> given.find(TokenOption.ISSUER_URL))
                .orElseThrow(() -> new UnusableException("--issuer is missing: " + TokenOption.ISSUER.meaning()));
        Set<String> types = Set.of(given.find(TokenOption.TYPE).orElse("at+jwt"));
        Set<SignatureAlgorithm> algorithms = given.algorithms(AccessTokenJudge.usualAlgorithms());
        AccessTokenJudge.Rules rules = new AccessTokenJudge.Rules(
                issuer,
                Set.of(given.require(TokenOption.AUDIENCE)),
                new JwtPolicy(types, algorithms, AccessTokenJudge.usualLength()),
                given.duration(TokenOption.CLOCK_SKEW, SKEW, USUAL_SKEW),
                given.duration(TokenOption.MAX_LIFETIME, LIFETIME, Duration.ofDays(1)),
                Set.copyOf(given.names(TokenOption.ACTORS)));
        Clock at = Clock.fixed(given.at(outside.clock().instant()), ZoneOffset.UTC);
        return TokenAnswer.of(new AccessTokenJudge(
                        rules, keys(given, new KeyFitness(Crypto.jdk(), algorithms, issuer), outside), at)
                .judge(token));
    }

    private static JwtKeys keys(TokenGiven given, KeyFitness fitness, Outside outside) throws UnusableException {
        boolean isFile = given.find(TokenOption.JWKS).isPresent();
        if (isFile == given.find(TokenOption.ISSUER_URL).isPresent()) {
            throw new UnusableException("expected --jwks or --issuer-url, found " + (isFile ? "both" : "none"));
        }
        if (isFile) {
            try {
                return FixedKeys.read(given.file(TokenOption.JWKS), fitness);
            } catch (IllegalArgumentException e) {
                throw new UnusableException("--jwks: " + e.getMessage(), e);
            }
        }
        return discovered(given.require(TokenOption.ISSUER_URL), fitness, outside.clock());
    }

    private static JwtKeys discovered(String address, KeyFitness fitness, Clock clock) throws UnusableException {
        String base = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        Outbound calls = Outbound.platform();
        Supplier<Outbound> outbound = () -> calls;
        URI metadata = metadata(base);
        JwtKeys keys = new DiscoveredKeys(
                new PublishedKeys.Source(metadata, outbound, REFRESH),
                KeyPlaces.of(fitness.issuer()).and(Set.of(metadata.getHost())),
                clock,
                place -> new PublishedJwtKeys(new PublishedKeys.Source(place, outbound, REFRESH), clock, fitness));
        if (keys.candidates(Optional.empty()).isEmpty()) {
            throw new UnusableException("--issuer-url: "
                    + keys.failure()
                            .map(failure -> failure.reason().name() + ": " + failure.detail())
                            .orElse(metadata + " cannot be read, names another issuer than " + fitness.issuer()
                                    + ", or leads to no keys"));
        }
        return keys;
    }

    private static URI metadata(String base) throws UnusableException {
        try {
            return JwksSource.address(base + OPENID).orElseThrow(IllegalArgumentException::new);
        } catch (IllegalArgumentException noAddress) {
            throw new UnusableException(
                    "--issuer-url: expected an https address, or http on this machine, found " + base, noAddress);
        }
    }

    private static Answer inspect(TokenGiven given, Outside outside) throws UnusableException {
        return CompactJwt.parse(given.subject(TokenOption.TOKEN, outside.in()), JwtPolicy.LONGEST)
                .fold(
                        jwt -> TokenAnswer.shown(
                                jwt.header(),
                                jwt.unverifiedClaims()
                                        .<JsonValue>map(claims -> claims)
                                        .orElse(JsonValue.NULL)),
                        TokenAnswer::rejected);
    }
}
