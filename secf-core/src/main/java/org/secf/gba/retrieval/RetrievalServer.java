package org.secf.gba.retrieval;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.gba.NafId;
import org.secf.gba.bootstrapping.Bootstrapping;
import org.secf.gba.bootstrapping.Bootstrappings;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.Endpoint;
import org.secf.mechanism.EndpointAnswer;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** The bootstrapping server's side: an application gets its own keys, and nobody else's (TS 33.220 §4.5.3). */
public final class RetrievalServer implements Endpoint {

    /** Where it is asked, below the server's root. */
    public static final String PATH = "/nbsp-gba/v1/bootstrapping-info-retrieval";

    private static final int MOST_OCTETS = 8192;

    private final Applications applications;
    private final Bootstrappings bootstrappings;
    private final SubscriberSettings settings;

    /** What services may know of subscribers. */
    @FunctionalInterface
    public interface SubscriberSettings {

        /** Those of one subscriber for an application and services; none where there are none. */
        List<UserSettings> of(String subscriber, NafId application, List<Long> services);
    }

    /** Of one network. */
    public RetrievalServer(Applications applications, Bootstrappings bootstrappings, SubscriberSettings settings) {
        this.applications = applications;
        this.bootstrappings = bootstrappings;
        this.settings = settings;
    }

    @Override
    public Set<String> addresses() {
        return Set.of(PATH);
    }

    @Override
    public EndpointAnswer answer(Request request) {
        if (!request.method().equals("POST")) {
            return EndpointAnswer.of(Reply.status(405).with("Allow", "POST"));
        }
        try {
            return request.body(MOST_OCTETS)
                    .then(KeyRequest::parse)
                    .then(asked ->
                            applications.authorise(request, asked.application()).then(application -> found(asked)))
                    .fold(RetrievalServer::answered, RetrievalServer::refused);
        } catch (RuntimeException e) {
            return refused(new Rejection(RetrievalReason.STORE_FAILED, "an answer of the memory", e.toString()));
        }
    }

    private Verdict<ApplicationKeys> found(KeyRequest asked) {
        Optional<Bootstrapping> found = bootstrappings.find(asked.transaction());
        return found.map(one -> Verdict.accepted(keys(one, asked)))
                .orElseGet(() -> Verdict.rejected(
                        RetrievalReason.UNKNOWN_TRANSACTION,
                        "a transaction that is not over",
                        asked.transaction().toString()));
    }

    /** No card that stays inside takes part in our bootstrapping, so there is one key. It is derived when nothing else can fail, and Ks is not needed any more. */
    private ApplicationKeys keys(Bootstrapping found, KeyRequest asked) {
        try (Bootstrapping one = found) {
            List<UserSettings> told = settings.of(one.subscriber(), asked.application(), asked.services());
            return new ApplicationKeys(
                    one.key().device(asked.application()),
                    Optional.empty(),
                    one.expires(),
                    Optional.of(one.created()),
                    Optional.of(one.subscriber()),
                    told);
        }
    }

    /** Wipes the keys. */
    static EndpointAnswer answered(ApplicationKeys keys) {
        try (keys) {
            return EndpointAnswer.of(Reply.text(200, "application/json", keys.json()));
        }
    }

    private static EndpointAnswer refused(Rejection refusal) {
        int status = switch (refusal.reason().name()) {
            case "NOT_AUTHENTICATED" -> 401;
            case "NOT_YOURS" -> 403;
            case "UNKNOWN_TRANSACTION" -> 404;
            case "STORE_FAILED" -> 503;
            default -> 400;
        };
        return EndpointAnswer.refused(Reply.status(status), refusal);
    }
}
