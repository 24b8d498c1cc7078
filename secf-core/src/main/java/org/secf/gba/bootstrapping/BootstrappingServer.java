package org.secf.gba.bootstrapping;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.digest.AuthParameters;
import org.secf.digest.AuthParameters.Value;
import org.secf.digest.AuthParametersWriter;
import org.secf.digest.DigestExchange;
import org.secf.http.IpAddress;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.VisibleName;
import org.secf.mechanism.Endpoint;
import org.secf.mechanism.EndpointAnswer;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * BSF, for those who have none: devices bootstrap here (TS 24.109 §4). A device that says who it is gets a challenge that only its card can answer; one that
 * answered gets a document with the name of what was bootstrapped, and the proof that it was said by somebody who knows the key.
 *
 * <p>Nobody learns which subscribers there are: who is not known gets a challenge, too.
 */
public final class BootstrappingServer implements Endpoint {

    private static final int LONGEST_NAME = 256;
    private static final int MOST_CONTENT = 4096;
    private static final String AGENT = "3gpp-gba-tmpi";
    private static final String TEMPORARY = "@tmpi.bsf.3gppnetwork.org";
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

    private final BootstrappingPolicy policy;
    private final Challenger challenger;
    private final AnswerJudge judge;
    private final Bootstrappings bootstrappings;

    /** Of one network. */
    public BootstrappingServer(
            BootstrappingPolicy policy, Subscribers subscribers, Bootstrappings memory, Tools tools) {
        PendingChallenges pending = new PendingChallenges(policy.mostPending());
        this.policy = policy;
        this.challenger = new Challenger(policy, subscribers, pending, tools);
        this.judge = new AnswerJudge(policy, subscribers, pending, tools);
        this.bootstrappings = memory;
    }

    @Override
    public Set<String> addresses() {
        return Set.of("", "/");
    }

    @Override
    public EndpointAnswer answer(Request request) {
        try {
            return credentials(request).fold(sent -> answer(request, sent), BootstrappingServer::malformed);
        } catch (RuntimeException e) {
            return EndpointAnswer.refused(
                    Reply.status(503),
                    new Rejection(UbReason.STORE_FAILED, "an answer of the subscribers' store", e.toString()));
        }
    }

    private static Verdict<AuthParameters> credentials(Request request) {
        List<String> fields = request.headers("Authorization");
        return fields.size() == 1
                ? AuthParameters.parse(fields.get(0)).then(BootstrappingServer::digest)
                : Verdict.rejected(UbReason.NO_CREDENTIALS, "one field Authorization", fields.size() + " of them");
    }

    private static Verdict<AuthParameters> digest(AuthParameters sent) {
        return sent.scheme().equalsIgnoreCase("Digest")
                ? Verdict.accepted(sent)
                : Verdict.rejected(UbReason.NO_CREDENTIALS, "Digest", sent.scheme());
    }

    private EndpointAnswer answer(Request request, AuthParameters sent) {
        boolean isFirst = text(sent, "nonce").isEmpty();
        return isFirst ? introduced(request, sent) : answered(request, sent);
    }

    /** A device says who it is, by its identity or by what it is called until its bootstrapping is over. */
    private EndpointAnswer introduced(Request request, AuthParameters sent) {
        String name = text(sent, "username");
        if (name.length() > LONGEST_NAME || !VisibleName.isOne(name)) {
            return malformed(new Rejection(UbReason.NO_CREDENTIALS, "a username", "another one"));
        }
        Challenger.Asker asker =
                new Challenger.Asker(IpAddress.network(request.senderAddress().orElse("nowhere")), name);
        if (!name.endsWith(TEMPORARY)) {
            return challenged(challenger.challenge(asker, name));
        }
        // From memory: the device then forgets the name and says who it is.
        return bootstrappings
                .subscriber(name)
                .map(identity -> challenged(challenger.challenge(asker, identity)))
                .orElseGet(() -> EndpointAnswer.refused(
                        Reply.status(404),
                        new Rejection(UbReason.UNKNOWN_TEMPORARY_IDENTITY, "a name that we gave", name)));
    }

    private EndpointAnswer answered(Request request, AuthParameters sent) {
        return request.body(MOST_CONTENT)
                .then(content -> judge.judge(request, sent, content))
                .fold(this::decided, refusal -> EndpointAnswer.refused(Reply.status(403), refusal));
    }

    private EndpointAnswer decided(AnswerJudge.Decision decision) {
        if (decision instanceof AnswerJudge.Decision.Resynchronised step) {
            return challenged(challenger.resynchronised(step.challenge(), step.number()));
        }
        AnswerJudge.Decision.Proved proved = (AnswerJudge.Decision.Proved) decision;
        try (DigestExchange exchange = proved.exchange()) {
            return bootstrapped(proved, exchange);
        }
    }

    private EndpointAnswer bootstrapped(AnswerJudge.Decision.Proved proved, DigestExchange exchange) {
        Reply reply = told(proved, exchange);
        return bootstrappings.add(proved.bootstrapping())
                ? EndpointAnswer.of(reply)
                : EndpointAnswer.refused(
                        Reply.status(503),
                        new Rejection(UbReason.STORE_FAILED, "room for one more subscriber", "a full memory"));
    }

    /** What cannot be told is not kept. */
    private static Reply told(AnswerJudge.Decision.Proved proved, DigestExchange exchange) {
        Bootstrapping made = proved.bootstrapping();
        try {
            String document = new BootstrappingInfo(made.transaction(), made.expires()).xml();
            return new Reply(200, Reply.status(200).headers(), document)
                    .with("Content-Type", BootstrappingInfo.MEDIA_TYPE)
                    .with("Expires", HTTP_DATE.format(made.expires().atZone(ZoneOffset.UTC)))
                    .with("Server", AGENT)
                    .with("Authentication-Info", proved.information(exchange, document));
        } catch (RuntimeException e) {
            made.close();
            throw e;
        }
    }

    private EndpointAnswer challenged(Challenger.Challenge challenge) {
        Reply reply = Reply.status(401).with("Server", AGENT);
        for (var version : policy.versions()) {
            reply = reply.with(
                    "WWW-Authenticate",
                    AuthParametersWriter.withScheme("Digest")
                            .quoted("realm", policy.host())
                            .quoted("nonce", challenge.nonce().text())
                            .token("algorithm", version.token())
                            .quoted("qop", "auth-int")
                            .text());
        }
        Optional<Rejection> refusal = challenge.refusal();
        return refusal.isPresent() ? EndpointAnswer.refused(reply, refusal.get()) : EndpointAnswer.of(reply);
    }

    private static EndpointAnswer malformed(Rejection refusal) {
        return EndpointAnswer.refused(Reply.status(400), refusal);
    }

    static String text(AuthParameters sent, String name) {
        return sent.find(name).map(Value::text).orElse("");
    }
}
