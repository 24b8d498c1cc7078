package org.secf.openid.provider;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.secf.crypto.Crypto;
import org.secf.jwt.Claims;
import org.secf.jwt.JwtPolicy;
import org.secf.jwt.StrictJson;
import org.secf.tls.Fetched;
import org.secf.tls.Question;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Asks a provider about the person who logged in (Core §5.3). Rejections are {@link UserInfoReason}s, and a {@link ProviderReason} where it has no such endpoint. */
public final class UserInfo {

    private static final String JSON = "application/json";
    private static final String JWT = "application/jwt";
    /** The most octets of a plain answer; a signed one is as long as tokens may be. */
    private static final int LONGEST = 64 * 1024;

    private static final Set<String> TYPES = Set.of("JWT", JwtPolicy.UNTYPED);

    private final ProviderAccess access;
    private final Optional<Signed> signed;

    /** What reads signed answers, and what they are held against. */
    private record Signed(TokenReader reader, TokenTrust trust, String issuer, Clock clock) {

        Verdict<Claims> read(String token) {
            Instant now = clock.instant();
            return reader.read(token, UserInfoReason.USER_INFO_NOT_SIGNED)
                    .<Verdict<SignedToken>>fold(Verdict::accepted, Signed::unsigned)
                    .map(one -> new TokenCandidate(one, trust, issuer, now))
                    .then(this::judged);
        }

        /** What is signed and does not say by whom and for whom could have been got by another client (RFC 8725 §3.9). */
        private Verdict<Claims> judged(TokenCandidate candidate) {
            Claims claims = candidate.claims();
            boolean isForUs = claims.text("iss").filter(issuer::equals).isPresent()
                    && candidate.isForUs()
                    && candidate.stranger().isEmpty();
            boolean isGood = !claims.has("exp") || candidate.isGood();
            return isForUs && isGood
                    ? Verdict.accepted(claims)
                    : Verdict.rejected(
                            UserInfoReason.USER_INFO_FOR_OTHERS,
                            "by " + issuer + " for " + trust.clientId() + ", good at " + candidate.now(),
                            candidate.shown("iss") + ", " + candidate.shown("aud") + ", " + candidate.shown("exp"));
        }

        private static Verdict<SignedToken> unsigned(Rejection rejection) {
            return Verdict.rejected(
                    UserInfoReason.USER_INFO_NOT_SIGNED,
                    rejection.expected(),
                    rejection.reason().name() + ": " + rejection.received());
        }
    }

    /**
     * Of one provider.
     *
     * @param signed what was agreed for signed answers, and then plain ones are refused; empty for plain ones, and then signed ones are refused
     * @throws IllegalArgumentException when the secret that signs is too short
     */
    public UserInfo(ProviderAccess access, Optional<TokenTrust> signed, Crypto crypto) {
        this.access = access;
        Provider provider = access.provider();
        this.signed = signed.map(trust ->
                new Signed(new TokenReader(provider, trust, TYPES, crypto), trust, provider.issuer(), access.clock()));
    }

    /**
     * What the provider says of the person.
     *
     * @param tokens the access token that came with the ID token
     * @param person whom it has to be about
     */
    public Verdict<Claims> ask(ProviderTokens tokens, IdToken person) {
        return access.endpoints()
                .then(endpoints -> endpoints
                        .userInfo()
                        .map(Verdict::accepted)
                        .orElseGet(() ->
                                Verdict.rejected(ProviderReason.ENDPOINT_MISSING, ProviderEndpoints.USER_INFO, "none")))
                .then(address -> fetched(address, tokens))
                .then(this::read)
                .then(claims -> about(person, claims));
    }

    private Verdict<Fetched> fetched(URI address, ProviderTokens tokens) {
        Question question = Question.get(address).with("Accept", signed.isPresent() ? JWT : JSON);
        return new TokenUse(access.outbound().get(), tokens)
                .send(question)
                .fold(
                        Verdict::accepted,
                        rejection -> Verdict.rejected(
                                UserInfoReason.USER_INFO_REFUSED,
                                rejection.expected(),
                                rejection.reason().name() + ": " + rejection.received()));
    }

    private Verdict<Claims> read(Fetched fetched) {
        String expected = signed.isPresent() ? JWT : JSON;
        String type = fetched.mediaType().orElse("none");
        if (!type.equals(expected)) {
            return Verdict.rejected(UserInfoReason.USER_INFO_UNREADABLE, expected, type);
        }
        byte[] body = fetched.body();
        return signed.map(agreed -> agreed.read(new String(body, StandardCharsets.ISO_8859_1).strip()))
                .orElseGet(() -> plain(body));
    }

    private static Verdict<Claims> plain(byte[] body) {
        if (body.length > LONGEST) {
            return Verdict.rejected(
                    UserInfoReason.USER_INFO_UNREADABLE, "at most " + LONGEST + " octets", body.length + "");
        }
        return StrictJson.object(body)
                .map(json -> Verdict.accepted(new Claims(json)))
                .orElseGet(() ->
                        Verdict.rejected(UserInfoReason.USER_INFO_UNREADABLE, StrictJson.EXPECTED, "something else"));
    }

    /** Else whoever exchanged the access token would be somebody else here (Core §5.3.4). */
    private static Verdict<Claims> about(IdToken person, Claims claims) {
        return claims.text("sub").filter(person.subject()::equals).isPresent()
                ? Verdict.accepted(claims)
                : Verdict.rejected(
                        UserInfoReason.USER_INFO_SUBJECT,
                        "sub " + person.subject(),
                        claims.text("sub").map(name -> "sub " + name).orElse("no sub"));
    }
}
