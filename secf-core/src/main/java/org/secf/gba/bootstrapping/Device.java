package org.secf.gba.bootstrapping;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.secf.digest.AuthParameters;
import org.secf.digest.AuthParametersWriter;
import org.secf.digest.ClientAnswer;
import org.secf.gba.AkaKeys;
import org.secf.gba.AkaNonce;
import org.secf.gba.BootstrappedKey;
import org.secf.gba.SubscriberCard;
import org.secf.gba.SubscriberCard.Outcome;
import org.secf.gba.TransactionId;
import org.secf.keys.Secret;
import org.secf.tls.Fetched;
import org.secf.tls.Outbound;
import org.secf.tls.Question;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/**
 * A device that bootstraps (TS 24.109 §4.2): for gateways, tests and whatever has a subscription and no telephone. Calls its server by https or on this machine
 * only, though the standard also knows plain http.
 */
public final class Device {

    private static final int UNAUTHORIZED = 401;
    private static final String AGENT = "secf 3gpp-gba-tmpi";

    private final String identity;
    private final SubscriberCard card;
    private final URI server;
    private final Outbound outbound;
    private final Tools tools;

    /**
     * What the device has of its network.
     *
     * @param identity IMPI
     */
    public record Subscription(String identity, SubscriberCard card) {}

    /**
     * With its card.
     *
     * @param server where it bootstraps; the host is the realm, too
     */
    public Device(Subscription subscription, URI server, Outbound outbound, Tools tools) {
        this.identity = subscription.identity();
        this.card = subscription.card();
        this.server = server;
        this.outbound = outbound;
        this.tools = tools;
    }

    /**
     * Bootstraps. Where the network is behind the card, it is told so, once.
     *
     * @return refused with a {@link UbReason}, an {@link org.secf.gba.AkaReason} or a {@link org.secf.tls.TlsReason}
     */
    public Verdict<Bootstrapped> bootstrap() {
        return ask(introduction()).then(this::challenge).then(challenge -> answered(challenge, true));
    }

    private Verdict<Bootstrapped> answered(ServerChallenge challenge, boolean mayResynchronise) {
        Outcome outcome = card.answer(challenge.nonce());
        if (outcome instanceof Outcome.Answered answered) {
            try (AkaKeys keys = answered.keys()) {
                return proved(challenge, keys);
            }
        }
        Optional<Rejection> refusal = outcome.refusal();
        if (outcome instanceof Outcome.OutOfStep step && mayResynchronise) {
            return resynchronised(challenge, step);
        }
        return Verdict.rejected(
                outcome instanceof Outcome.OutOfStep
                        ? new Rejection(UbReason.STILL_OUT_OF_STEP, "a number after the card's", "another before it")
                        : refusal.orElseThrow());
    }

    /** The first field {@code Authorization}, which only says who is there. */
    private String introduction() {
        return AuthParametersWriter.withScheme("Digest")
                .quoted("username", identity)
                .quoted("realm", server.getHost())
                .quoted("nonce", "")
                .quoted("uri", target())
                .quoted("response", "")
                .text();
    }

    private Verdict<Bootstrapped> resynchronised(ServerChallenge challenge, Outcome.OutOfStep step) {
        String auts = Base64.getEncoder().encodeToString(step.auts());
        try (Secret nothing = Secret.taking(new byte[0]);
                ClientAnswer answer =
                        answer(challenge, nothing, Optional.of(new ClientAnswer.Parameter("auts", auts)))) {
            return ask(answer.field()).then(this::challenge).then(again -> answered(again, false));
        }
    }

    private Verdict<Bootstrapped> proved(ServerChallenge challenge, AkaKeys keys) {
        try (Secret password = challenge.version().password(keys);
                ClientAnswer answer = answer(challenge, password, Optional.empty())) {
            return ask(answer.field())
                    .then(fetched -> document(answer, fetched))
                    .then(BootstrappingInfo::parse)
                    .then(info -> bootstrapped(challenge.nonce(), info, keys));
        }
    }

    private ClientAnswer answer(
            ServerChallenge challenge, Secret password, Optional<ClientAnswer.Parameter> parameter) {
        ClientAnswer.Message message = new ClientAnswer.Message("GET", target(), new byte[0], parameter);
        return ClientAnswer.of(challenge.asked(), new ClientAnswer.User(identity, password), message, tools.random());
    }

    /** The document, if the server proved over it that it knows the key. */
    private static Verdict<byte[]> document(ClientAnswer answer, Fetched fetched) {
        if (fetched.status() != 200) {
            return Verdict.rejected(UbReason.UNEXPECTED_ANSWER, "a document", "status " + fetched.status());
        }
        byte[] document = fetched.body();
        return answer.isProvedBy(fetched.lines("Authentication-Info"), document)
                ? Verdict.accepted(document)
                : Verdict.rejected(UbReason.SERVER_NOT_PROVED, "rspauth over the document", "another, or none");
    }

    private String target() {
        return Question.get(server).target();
    }

    private Verdict<Bootstrapped> bootstrapped(AkaNonce nonce, BootstrappingInfo info, AkaKeys keys) {
        TransactionId expected = TransactionId.of(nonce.random(), server.getHost());
        if (!info.transaction().equals(expected) || !tools.clock().instant().isBefore(info.expires())) {
            return Verdict.rejected(
                    UbReason.WRONG_INFO, expected + ", not over", info.transaction() + " until " + info.expires());
        }
        try (Secret master = BootstrappedKey.master(keys.confidentiality(), keys.integrity())) {
            return Verdict.accepted(new Bootstrapped(
                    expected, new BootstrappedKey(tools.crypto(), master, nonce.random(), identity), info.expires()));
        }
    }

    private Verdict<Fetched> ask(String authorization) {
        return outbound.exchange(
                Question.get(server).with("Authorization", authorization).with("User-Agent", AGENT));
    }

    private Verdict<ServerChallenge> challenge(Fetched fetched) {
        if (fetched.status() != UNAUTHORIZED) {
            return Verdict.rejected(UbReason.UNEXPECTED_ANSWER, "a challenge", "status " + fetched.status());
        }
        List<String> fields = fetched.lines("WWW-Authenticate");
        Verdict<ServerChallenge> last =
                Verdict.rejected(UbReason.UNUSABLE_CHALLENGE, "a challenge", "no field WWW-Authenticate");
        for (String field : fields) {
            last = AuthParameters.parse(field).then(sent -> ServerChallenge.of(sent, server));
            if (last.rejection().isEmpty()) {
                return last;
            }
        }
        return last;
    }
}
