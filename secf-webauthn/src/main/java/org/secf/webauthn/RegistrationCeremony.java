package org.secf.webauthn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.mechanism.Outcome;
import org.secf.state.PendingRequest;
import org.secf.state.RandomText;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;
import org.secf.webauthn.ceremony.Purpose;
import org.secf.webauthn.ceremony.RegistrationAnswer;
import org.secf.webauthn.ceremony.WebAuthnReason;
import org.secf.webauthn.credentials.WebAuthnCredential;
import org.secf.webauthn.webauthn4j.RegistrationVerifier;
import org.secf.webauthn.webauthn4j.VerifiedRegistration;

/** A caller registers a credential (WebAuthn-3 §7.1). */
record RegistrationCeremony(
        Ceremonies ceremonies,
        KeptCredentials credentials,
        RegistrationVerifier verifier,
        OptionsWriter options,
        RegistrationRules rules) {

    private static final String USER = "user";
    private static final String ISSUER = "issuer";
    private static final String HANDLE = "handle";

    /** Whether the caller may, and what it has already. */
    Verdict<List<WebAuthnCredential>> allowed(Visitor visitor) {
        return credentials.ofUser(visitor.caller().getName()).then(own -> {
            Optional<Rejection> refusal = rules.refuse(visitor, own);
            return refusal.isPresent() ? Verdict.rejected(refusal.get()) : Verdict.accepted(own);
        });
    }

    /** What the authenticator is asked: a credential, unless it has one of this user's. */
    Verdict<Outcome> begin(Request request, Visitor visitor, String target) {
        Caller caller = visitor.caller();
        return allowed(visitor).map(own -> {
            // It must not say who the user is (WebAuthn-3 §14.6.1).
            String handle = own.stream()
                    .map(WebAuthnCredential::userHandle)
                    .findFirst()
                    .orElseGet(() -> RandomText.secret(ceremonies.random()));
            Ceremonies.Begun begun = ceremonies.begin(Purpose.REGISTRATION, target, details(caller, handle));
            List<String> ids = own.stream().map(WebAuthnCredential::id).toList();
            OptionsWriter.User user = new OptionsWriter.User(caller.getName(), handle);
            return Outcome.replied(ceremonies.bind(options.registration(begun, user, ids), request, begun));
        });
    }

    /** Keeps what the authenticator made. */
    Verdict<Outcome> finish(Request request, Visitor visitor, Message message) {
        Caller caller = visitor.caller();
        return message.text("ceremony")
                .then(id -> ceremonies.take(Purpose.REGISTRATION, request, id))
                .then(taken -> same(taken, caller)
                        .then(same -> allowed(visitor))
                        .then(own -> message.member("credential")
                                .then(RegistrationAnswer::read)
                                .then(answer -> verifier.verify(answer, Ceremonies.challenge(taken)))
                                .then(made -> credentials.add(credential(taken, visitor, own, made))))
                        .map(kept ->
                                Outcome.replied(ceremonies.release(OptionsWriter.done(taken.target()), taken.id()))));
    }

    private static Map<String, String> details(Caller caller, String handle) {
        return Map.of(USER, caller.getName(), ISSUER, caller.evidence().issuer(), HANDLE, handle);
    }

    private static Verdict<PendingRequest> same(PendingRequest taken, Caller caller) {
        return caller.getName().equals(taken.details().get(USER))
                        && caller.evidence().issuer().equals(taken.details().get(ISSUER))
                ? Verdict.accepted(taken)
                : Verdict.rejected(WebAuthnReason.CALLER_CHANGED, "the caller who began", "another");
    }

    private WebAuthnCredential credential(
            PendingRequest taken, Visitor visitor, List<WebAuthnCredential> own, VerifiedRegistration made) {
        return made.credential(
                visitor.caller().getName(),
                visitor.issuer(own).orElseThrow(),
                taken.details().getOrDefault(HANDLE, ""),
                ceremonies.clock().instant());
    }
}
