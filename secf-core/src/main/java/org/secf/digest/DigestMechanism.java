package org.secf.digest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.http.HttpReason;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.Evidence;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Outcome;
import org.secf.message.Facts;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;

/** Digest access authentication with secrets shared beforehand (RFC 7616). Each request proves itself; there are no sessions. */
final class DigestMechanism implements Mechanism {

    private final DigestPolicy policy;
    private final Clock clock;
    private final NonceSource nonces;
    private final DigestChallenges challenges;
    private final DigestVerifier verifier;

    DigestMechanism(DigestPolicy policy, DigestSecrets secrets, MechanismContext context) {
        this.policy = policy;
        this.clock = context.clock();
        this.nonces = new NonceSource(context.random(), context.clock());
        this.challenges = new DigestChallenges(policy, nonces);
        this.verifier = new DigestVerifier(policy, secrets, nonces, context);
    }

    @Override
    public String name() {
        return "digest";
    }

    @Override
    public boolean isPresented(Request request) {
        return request.headers("Authorization").stream().anyMatch(DigestMechanism::isDigest);
    }

    @Override
    public Outcome authenticate(Exchange exchange) {
        if (isPresented(exchange.request())) {
            return verifier.verify(exchange.request()).fold(this::established, this::refused);
        }
        return exchange.isProtected() ? challenged(false) : Outcome.abstained();
    }

    @Override
    public List<String> challenges(Request request) {
        return challenges.write(false);
    }

    /** What follows the scheme is the parser's matter; that it may be something malformed must not make this another scheme. */
    private static boolean isDigest(String field) {
        String credentials = field.strip();
        String scheme = DigestCredentials.SCHEME;
        return credentials.regionMatches(true, 0, scheme, 0, scheme.length())
                && (credentials.length() == scheme.length()
                        || !AuthParametersParser.isTokenCharacter(credentials.charAt(scheme.length())));
    }

    private Outcome established(VerifiedDigest verified) {
        Duration age = Duration.between(verified.nonceIssued(), clock.instant());
        boolean isGettingOld = age.multipliedBy(2).compareTo(policy.nonceLifetime()) > 0;
        Optional<String> next = isGettingOld ? Optional.of(nonces.issue()) : Optional.empty();
        return Outcome.established(
                caller(verified), verified.seal(next), Facts.of(verified.freshness(name(), verified.name())));
    }

    private Caller caller(VerifiedDigest verified) {
        Instant now = clock.instant();
        String context = "digest:" + verified.algorithm() + ":" + verified.qop();
        return new AuthenticatedCaller(
                verified.name(),
                policy.groups().map(verified.groups()),
                Map.of(),
                new Evidence(name(), policy.realm(), now, Optional.of(context), Optional.empty()),
                List.of());
    }

    private Outcome refused(Rejection rejection) {
        Reason reason = rejection.reason();
        if (reason == DigestReason.NONCE_STALE) {
            return challenged(true);
        }
        if (reason == DigestReason.SECRETS_FAILED || reason == DigestReason.REPLAY_UNKNOWN) {
            return Outcome.refused(rejection, Reply.status(503));
        }
        // Another answer with the same body would not help.
        if (reason instanceof HttpReason http) {
            return Outcome.refused(rejection, Reply.status(http.status()));
        }
        return Outcome.refused(rejection, challenges.addTo(Reply.status(401), false));
    }

    private Outcome challenged(boolean isStale) {
        return Outcome.replied(challenges.addTo(Reply.status(401), isStale));
    }
}
