package org.secf.administration;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.secf.http.HttpReason;
import org.secf.keys.KeyUse;
import org.secf.keys.PayloadSeal;
import org.secf.keys.set.KeyRing;
import org.secf.keys.set.WatchedStore;
import org.secf.keys.store.Change;
import org.secf.keys.store.ChangeRecord;
import org.secf.keys.store.StoreContents;
import org.secf.keys.store.StoreLines;
import org.secf.keys.store.TransportKey;
import org.secf.verdict.Check;
import org.secf.verdict.Verdict;

/**
 * Shows and changes the stores of an application for those in the role of their administrators (SEC-003). A change is made to the version that its author saw
 * or not at all, and it or its refusal is one event of the audit.
 */
public final class Administration {

    /** The most octets of a request's body. */
    public static final int MOST_OCTETS = 64 * 1024;

    private final AdministrationContext context;

    public Administration(AdministrationContext context) {
        this.context = context;
    }

    /**
     * Does what is asked for, or refuses; never throws for what a client sent.
     *
     * @return rejected with an {@link AdministrationReason}, an {@link HttpReason}, a {@link org.secf.keys.SealReason} or a
     *     {@link org.secf.keys.store.StoreReason}; none has a secret in it
     */
    public Verdict<Answer> answer(AdministrationRequest request) {
        return attempt(request).then(attempt -> {
            Verdict<Answer> answer = Check.all(Gate.CHECKS, attempt).then(this::carriedOut);
            if (attempt.operation().isChange()) {
                answer.rejection()
                        .ifPresent(rejection -> context.audit()
                                .accept(Audit.refusal(attempt, rejection).toString()));
            }
            return answer;
        });
    }

    private Verdict<Attempt> attempt(AdministrationRequest request) {
        String name = nameOf(request.store());
        WatchedStore store = context.keys().stores().get(name);
        String role = context.keys().administrators().get(name);
        return store == null || role == null
                ? notAdministered(request.store())
                : Verdict.accepted(new Attempt(context, request, store, role));
    }

    /** Where other stores have administrators, strangers get the answer that they would get for one of these. */
    private <T> Verdict<T> notAdministered(String name) {
        Verdict<AdministrationContext> admitted =
                context.keys().administrators().isEmpty()
                        ? Verdict.accepted(context)
                        : Check.all(Gate.OF_ANY_STORE, context);
        return admitted.then(known -> Verdict.rejected(
                AdministrationReason.NOT_ADMINISTERED, "a secret store with the setting administration-role", name));
    }

    private String nameOf(String asked) {
        boolean isUnnamed =
                asked.equals(KeyRing.MAIN) && !context.keys().stores().containsKey(asked);
        return isUnnamed ? "" : asked;
    }

    private Verdict<Answer> carriedOut(Attempt attempt) {
        Views views = new Views(attempt);
        return switch (attempt.operation()) {
            case SHOW -> read(attempt, contents -> Verdict.accepted(views.store(contents)));
            case SHOW_LOG -> read(attempt, contents -> Verdict.accepted(views.log(contents)));
            case SHOW_TRANSPORT_KEY -> read(attempt, views::transportKey);
            case SET_SECRET -> setSecret(attempt);
            case ROTATE_KEYS -> body(attempt).then(body -> rotate(attempt, body));
            case GENERATE_KEY ->
                body(attempt)
                        .then(body -> new KeyChanges(attempt, attempt.now()).generate(body))
                        .then(change -> change(attempt, change));
            case REMOVE_SECRET ->
                change(attempt, attempt.edits().removeSecret(attempt.request().subject()));
            case RETIRE_KEY ->
                change(attempt, attempt.edits().retire(attempt.request().subject(), attempt.now()));
            case RENEW_TRANSPORT_KEY -> change(attempt, renewal(attempt));
        };
    }

    private Change renewal(Attempt attempt) {
        return TransportKey.renewed(
                attempt.edits(),
                context.random(),
                attempt.store().file().format().token(),
                attempt.now());
    }

    private static Verdict<Answer> read(Attempt attempt, Function<StoreContents, Verdict<JsonObject>> view) {
        return attempt.store().file().read().then(contents -> {
            try (contents) {
                return view.apply(contents).map(json -> new Answer(contents.version(), json));
            }
        });
    }

    private Verdict<Answer> setSecret(Attempt attempt) {
        Optional<PayloadSeal> seal = context.seal();
        if (seal.isEmpty()) {
            return Verdict.rejected(AdministrationReason.NO_SEAL, "org.secf:secf-oauth on the class path", "none");
        }
        return body(attempt).then(body -> {
            try (SealedSecret sealed = new SealedSecret(attempt, seal.get(), body)) {
                return change(attempt, sealed.change());
            }
        });
    }

    private Verdict<Answer> rotate(Attempt attempt, String body) {
        return KeyChanges.rotation(body)
                .then(json -> KeyChanges.use(json)
                        .then(use -> new KeyChanges(attempt, attempt.now())
                                .rotate(json)
                                .then(change -> rotated(attempt, change, use))));
    }

    /** Tells besides what happens when. */
    private Verdict<Answer> rotated(Attempt attempt, Change change, KeyUse use) {
        List<JsonObject> shown = new ArrayList<>();
        Change watched = new Change(
                change.who(),
                change.what(),
                change.subject(),
                change.expected(),
                before -> change.edit().apply(before).map(after -> {
                    shown.add(StoreLines.schedule(after, attempt.request().subject(), use, attempt.now()));
                    return after;
                }));
        return change(attempt, watched)
                .map(answer -> new Answer(
                        answer.version(),
                        Json.createObjectBuilder(answer.json())
                                .add("keys", shown.get(0).getJsonArray("keys"))
                                .build()));
    }

    private Verdict<Answer> change(Attempt attempt, Change change) {
        return attempt.store().file().change(change).map(record -> changed(attempt, record));
    }

    private Answer changed(Attempt attempt, ChangeRecord record) {
        JsonObject line = Audit.change(attempt, record);
        context.audit().accept(line.toString());
        // This node need not wait for its next look at the file.
        attempt.store().refresh();
        return new Answer(record.version(), line);
    }

    private static Verdict<String> body(Attempt attempt) {
        try {
            byte[] octets = attempt.request().body().readNBytes(MOST_OCTETS + 1);
            return octets.length > MOST_OCTETS
                    ? Verdict.rejected(HttpReason.BODY_TOO_LARGE, "at most " + MOST_OCTETS + " octets", "more")
                    : Verdict.accepted(new String(octets, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Verdict.rejected(
                    HttpReason.UNREADABLE_BODY, "a whole body", e.getClass().getSimpleName());
        }
    }

    static <T> Verdict<T> noTransportKey() {
        return Verdict.rejected(
                AdministrationReason.NO_TRANSPORT_KEY,
                "a store with a transport key; make one by POST to its key",
                "none");
    }
}
