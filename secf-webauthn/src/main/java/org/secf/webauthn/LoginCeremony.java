package org.secf.webauthn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.mechanism.Outcome;
import org.secf.state.PendingRequest;
import org.secf.verdict.Verdict;
import org.secf.webauthn.ceremony.AssertionAnswer;
import org.secf.webauthn.ceremony.Purpose;
import org.secf.webauthn.ceremony.WebAuthnReason;
import org.secf.webauthn.credentials.WebAuthnCredential;
import org.secf.webauthn.webauthn4j.AssertionVerifier;
import org.secf.webauthn.webauthn4j.VerifiedAssertion;

/** Somebody uses an authenticator: to log in, or to prove more (WebAuthn-3 §7.2). */
record LoginCeremony(
        Ceremonies ceremonies,
        KeptCredentials credentials,
        AssertionVerifier verifier,
        OptionsWriter options,
        Callers callers) {

    private static final String USER = "user";
    private static final String ISSUER = "issuer";
    private static final String REGISTERED_BY = "registered-by";
    private static final String ALLOWED = "allowed";

    /** What a login asks the authenticator: any credential, or where a caller is to prove more, one of the caller's. */
    Verdict<Outcome> begin(Request request, Optional<Visitor> visitor, String target) {
        if (visitor.isEmpty()) {
            Ceremonies.Begun login = ceremonies.begin(Purpose.LOGIN, target, Map.of());
            return Verdict.accepted(asked(request, login, List.of()));
        }
        Caller caller = visitor.get().caller();
        return credentials.ofUser(caller.getName()).then(all -> {
            Optional<String> issuer = visitor.get().issuer(all);
            List<String> ids = all.stream()
                    .filter(one -> issuer.equals(Optional.of(one.issuer())))
                    .map(WebAuthnCredential::id)
                    .toList();
            if (ids.isEmpty()) {
                return Verdict.rejected(WebAuthnReason.NO_CREDENTIAL, "a credential of the caller", "none");
            }
            Map<String, String> details = Map.of(
                    USER, caller.getName(),
                    ISSUER, caller.evidence().issuer(),
                    REGISTERED_BY, issuer.orElseThrow(),
                    ALLOWED, String.join(" ", ids));
            return Verdict.accepted(asked(request, ceremonies.begin(Purpose.STEP_UP, target, details), ids));
        });
    }

    private Outcome asked(Request request, Ceremonies.Begun begun, List<String> allowed) {
        return Outcome.replied(ceremonies.bind(options.login(begun, allowed), request, begun));
    }

    /** Whoever answers is logged in, or proved more. */
    Verdict<Outcome> finish(Request request, Optional<Visitor> visitor, Message message) {
        Purpose purpose = visitor.isEmpty() ? Purpose.LOGIN : Purpose.STEP_UP;
        return message.text("ceremony")
                .then(id -> ceremonies.take(purpose, request, id))
                .then(taken -> message.member("credential")
                        .then(AssertionAnswer::read)
                        .then(answer -> same(taken, visitor).then(same -> used(taken, answer)))
                        .then(assertion -> credentials
                                .update(assertion.before(), assertion.after())
                                .map(kept -> assertion))
                        .then(assertion -> proved(taken, visitor, assertion)));
    }

    /** Whether the credential of a login is still there; where that cannot be known, it is not. */
    boolean isGone(Map<String, String> login) {
        return Visitor.credential(login)
                .map(id -> credentials.find(id).fold(found -> !found.id().equals(id), rejection -> true))
                .orElse(true);
    }

    private static Verdict<PendingRequest> same(PendingRequest taken, Optional<Visitor> visitor) {
        Optional<String> then = Optional.ofNullable(taken.details().get(USER));
        Optional<String> issuer = Optional.ofNullable(taken.details().get(ISSUER));
        return then.equals(visitor.map(now -> now.caller().getName()))
                        && issuer.equals(
                                visitor.map(now -> now.caller().evidence().issuer()))
                ? Verdict.accepted(taken)
                : Verdict.rejected(WebAuthnReason.CALLER_CHANGED, then.orElse("nobody"), "another caller");
    }

    private Verdict<VerifiedAssertion> used(PendingRequest taken, AssertionAnswer answer) {
        List<String> allowed = Optional.ofNullable(taken.details().get(ALLOWED))
                .map(ids -> List.of(ids.split(" ")))
                .orElse(List.of());
        return credentials
                .find(answer.id())
                .then(credential -> asked(credential, taken, answer))
                .then(credential -> owned(credential, answer, !allowed.isEmpty()))
                .then(credential -> verifier.verify(
                        answer, new AssertionVerifier.Expectation(Ceremonies.challenge(taken), allowed, credential)));
    }

    /** What a bean finds is not believed to be what was looked for. */
    private static Verdict<WebAuthnCredential> asked(
            WebAuthnCredential credential, PendingRequest taken, AssertionAnswer answer) {
        String user = taken.details().getOrDefault(USER, credential.user());
        String issuer = taken.details().getOrDefault(REGISTERED_BY, credential.issuer());
        boolean isOfUser = credential.user().equals(user) && credential.issuer().equals(issuer);
        return credential.id().equals(answer.id()) && isOfUser
                ? Verdict.accepted(credential)
                : Verdict.rejected(
                        WebAuthnReason.CREDENTIAL_NOT_ASKED_FOR,
                        user + "'s credential " + answer.id(),
                        credential.user() + "'s credential " + credential.id());
    }

    private static Verdict<WebAuthnCredential> owned(
            WebAuthnCredential credential, AssertionAnswer answer, boolean isUserKnown) {
        if (answer.userHandle().isEmpty()) {
            return isUserKnown
                    ? Verdict.accepted(credential)
                    : Verdict.rejected(WebAuthnReason.NO_USER_HANDLE, "the handle of the user", "none");
        }
        return answer.userHandle().get().equals(credential.userHandle())
                ? Verdict.accepted(credential)
                : Verdict.rejected(WebAuthnReason.WRONG_USER_HANDLE, "the handle of its user", "another");
    }

    private Verdict<Outcome> proved(PendingRequest taken, Optional<Visitor> visitor, VerifiedAssertion assertion) {
        Optional<Caller> others =
                visitor.filter(known -> !known.isKnownByCredential()).map(Visitor::caller);
        Verdict<Caller> proved = others.<Verdict<Caller>>map(
                        caller -> Verdict.accepted(callers.raised(caller, assertion)))
                .orElseGet(() -> callers.loggedIn(assertion));
        Map<String, String> details = Visitor.details(assertion.before().id(), others.isPresent());
        Reply reply = ceremonies.release(OptionsWriter.done(taken.target()), taken.id());
        return proved.map(caller -> visitor.isPresent()
                ? Outcome.raised(caller, callers.sessionEnds(caller), reply, details)
                : Outcome.loggedIn(caller, callers.sessionEnds(caller), reply, details));
    }
}
