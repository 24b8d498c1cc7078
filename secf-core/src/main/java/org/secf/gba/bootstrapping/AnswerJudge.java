package org.secf.gba.bootstrapping;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.secf.digest.AuthParameters;
import org.secf.digest.AuthParametersWriter;
import org.secf.digest.DigestCredentials;
import org.secf.digest.DigestExchange;
import org.secf.gba.AkaKeys;
import org.secf.gba.AkaNonce;
import org.secf.gba.AkaReason;
import org.secf.gba.AkaVersion;
import org.secf.gba.AuthenticationCentre;
import org.secf.gba.BootstrappedKey;
import org.secf.gba.SequenceNumber;
import org.secf.gba.TransactionId;
import org.secf.http.Request;
import org.secf.keys.Secret;
import org.secf.verdict.Verdict;

/** Holds a device's answer against the challenge: complete, to a challenge that waits, by whom and for what it was made, and right, in this order. */
final class AnswerJudge {

    private static final String FIRST_COUNT = "00000001";
    private static final String INTEGRITY = "auth-int";

    private final BootstrappingPolicy policy;
    private final Subscribers subscribers;
    private final PendingChallenges pending;
    private final Tools tools;

    AnswerJudge(BootstrappingPolicy policy, Subscribers subscribers, PendingChallenges pending, Tools tools) {
        this.policy = policy;
        this.subscribers = subscribers;
        this.pending = pending;
        this.tools = tools;
    }

    /** What follows from an answer that holds. */
    sealed interface Decision {

        /** The card is who it says; {@code exchange} is for the server's own proof, and closed by whoever makes that. */
        record Proved(Bootstrapping bootstrapping, DigestCredentials credentials, DigestExchange exchange)
                implements Decision {

            /** The field {@code Authentication-Info} over a document. */
            String information(DigestExchange proof, String document) {
                return AuthParametersWriter.withoutScheme()
                        .token("qop", INTEGRITY)
                        .quoted("rspauth", proof.answer(document.getBytes(StandardCharsets.UTF_8)))
                        .quoted("cnonce", credentials.cnonce())
                        .token("nc", credentials.nc())
                        .text();
            }
        }

        /** The card proved where it is. */
        record Resynchronised(PendingChallenge challenge, SequenceNumber number) implements Decision {}
    }

    Verdict<Decision> judge(Request request, AuthParameters sent, byte[] content) {
        Instant now = tools.clock().instant();
        return DigestCredentials.of(sent)
                .then(credentials -> pending.take(credentials.nonce(), now)
                        .map(challenge -> once(new Candidate(request, sent, credentials, content), challenge))
                        .orElseGet(() -> Verdict.rejected(
                                UbReason.UNKNOWN_CHALLENGE,
                                "a challenge that waits",
                                "another, or one answered before")));
    }

    /** Whatever comes of it, nobody answers that challenge again. */
    private Verdict<Decision> once(Candidate candidate, PendingChallenge challenge) {
        return forThis(candidate.credentials(), challenge, candidate.request()).then(right -> judge(candidate, right));
    }

    /** An answer, read. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Candidate(Request request, AuthParameters sent, DigestCredentials credentials, byte[] content) {

        Optional<String> auts() {
            return sent.find("auts").map(AuthParameters.Value::text);
        }
    }

    private Verdict<PendingChallenge> forThis(
            DigestCredentials credentials, PendingChallenge challenge, Request request) {
        if (!credentials.user().name().equals(challenge.name())
                || !credentials.realm().equals(policy.host())
                || !credentials.uri().equals(request.target())) {
            return Verdict.rejected(
                    UbReason.WRONG_CHALLENGE,
                    challenge.name() + " in " + policy.host() + " for " + request.target(),
                    credentials.user().name() + " in " + credentials.realm() + " for " + credentials.uri());
        }
        return credentials.qop().equals(INTEGRITY) && credentials.nc().equals(FIRST_COUNT)
                ? Verdict.accepted(challenge)
                : Verdict.rejected(
                        UbReason.NOT_PROTECTED,
                        INTEGRITY + " and the count " + FIRST_COUNT,
                        credentials.qop() + " and " + credentials.nc());
    }

    private Verdict<Decision> judge(Candidate candidate, PendingChallenge challenge) {
        Optional<AkaVersion> version =
                AkaVersion.named(candidate.credentials().algorithm()).filter(policy.versions()::contains);
        if (version.isEmpty()) {
            return Verdict.rejected(
                    UbReason.WRONG_CHALLENGE,
                    policy.versions().toString(),
                    candidate.credentials().algorithm());
        }
        // Looked for where nobody was asked, too, which would be told by the time that it does not take.
        Optional<Subscriber> found = subscribers.find(challenge.subscriber().orElse(challenge.name()));
        if (found.isEmpty()) {
            return nobody(challenge);
        }
        try (Subscriber subscriber = found.get()) {
            return challenge.subscriber().isPresent()
                    ? judge(candidate, challenge, subscriber, version.get())
                    : nobody(challenge);
        }
    }

    private static Verdict<Decision> nobody(PendingChallenge challenge) {
        return Verdict.rejected(
                UbReason.UNKNOWN_SUBSCRIBER, "a subscriber that may bootstrap, now too", challenge.name());
    }

    private Verdict<Decision> judge(
            Candidate candidate, PendingChallenge challenge, Subscriber subscriber, AkaVersion version) {
        return candidate.auts().isPresent()
                ? resynchronised(candidate, challenge, subscriber, version)
                : proved(candidate, challenge, subscriber, version);
    }

    private Verdict<Decision> resynchronised(
            Candidate candidate, PendingChallenge challenge, Subscriber subscriber, AkaVersion version) {
        try (Secret nothing = Secret.taking(new byte[0]);
                DigestExchange exchange = DigestExchange.of(version.algorithm(), candidate.credentials(), nothing)) {
            if (!isRight(candidate, exchange)) {
                return wrong(challenge);
            }
        }
        return auts(candidate)
                .then(auts -> new AuthenticationCentre(subscriber.functions())
                        .resynchronised(challenge.nonce().random(), auts))
                .map(number -> new Decision.Resynchronised(challenge, number));
    }

    private static Verdict<byte[]> auts(Candidate candidate) {
        try {
            return Verdict.accepted(Base64.getDecoder().decode(candidate.auts().orElseThrow()));
        } catch (IllegalArgumentException e) {
            return Verdict.rejected(AkaReason.MALFORMED_AUTS, "base64", "something else");
        }
    }

    /** By the key that the subscriber has now: the card of before is not the subscriber's any more. */
    private Verdict<Decision> proved(
            Candidate candidate, PendingChallenge challenge, Subscriber subscriber, AkaVersion version) {
        try (AkaKeys keys = subscriber.functions().keys(challenge.nonce().random());
                Secret password = version.password(keys)) {
            DigestExchange exchange = DigestExchange.of(version.algorithm(), candidate.credentials(), password);
            boolean isHandedOn = false;
            try {
                if (!isRight(candidate, exchange)) {
                    return wrong(challenge);
                }
                Bootstrapping made = bootstrapping(challenge.nonce(), subscriber.identity(), keys);
                isHandedOn = true;
                return Verdict.accepted(new Decision.Proved(made, candidate.credentials(), exchange));
            } finally {
                if (!isHandedOn) {
                    exchange.close();
                }
            }
        }
    }

    private Bootstrapping bootstrapping(AkaNonce nonce, String subscriber, AkaKeys keys) {
        byte[] random = nonce.random();
        Instant now = tools.clock().instant();
        try (Secret master = BootstrappedKey.master(keys.confidentiality(), keys.integrity())) {
            return new Bootstrapping(
                    TransactionId.of(random, policy.host()),
                    subscriber,
                    new BootstrappedKey(tools.crypto(), master, random, subscriber),
                    now,
                    now.plus(policy.lifetime()));
        }
    }

    private static boolean isRight(Candidate candidate, DigestExchange exchange) {
        return DigestExchange.isSame(
                candidate.credentials().response(),
                exchange.response(candidate.request().method(), candidate.content()));
    }

    private static Verdict<Decision> wrong(PendingChallenge challenge) {
        return Verdict.rejected(UbReason.WRONG_RESPONSE, "the response of the card of " + challenge.name(), "another");
    }
}
