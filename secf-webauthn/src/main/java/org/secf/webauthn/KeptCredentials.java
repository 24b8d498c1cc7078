package org.secf.webauthn;

import java.util.List;
import java.util.function.Supplier;
import org.secf.verdict.Verdict;
import org.secf.webauthn.ceremony.WebAuthnReason;
import org.secf.webauthn.credentials.WebAuthnCredential;
import org.secf.webauthn.credentials.WebAuthnCredentials;

/** Credentials whose failures are refusals. */
record KeptCredentials(WebAuthnCredentials kept) {

    Verdict<WebAuthnCredential> find(String id) {
        return ask(() -> kept.find(id))
                .then(found -> found.<Verdict<WebAuthnCredential>>map(Verdict::accepted)
                        .orElseGet(() ->
                                Verdict.rejected(WebAuthnReason.UNKNOWN_CREDENTIAL, "a credential of a user", id)));
    }

    Verdict<List<WebAuthnCredential>> ofUser(String user) {
        return ask(() -> kept.ofUser(user));
    }

    Verdict<WebAuthnCredential> add(WebAuthnCredential credential) {
        return ask(() -> kept.add(credential)).then(addition -> switch (addition) {
            case ADDED -> Verdict.accepted(credential);
            case KNOWN -> Verdict.rejected(WebAuthnReason.KNOWN_CREDENTIAL, "a new id", credential.id());
            case FULL -> Verdict.rejected(WebAuthnReason.TOO_MANY_CREDENTIALS, "room for another", "none left");
        });
    }

    Verdict<WebAuthnCredential> update(WebAuthnCredential before, WebAuthnCredential after) {
        return ask(() -> kept.update(before, after))
                .then(isDone -> isDone
                        ? Verdict.accepted(after)
                        : Verdict.rejected(
                                WebAuthnReason.COUNT_WENT_BACK,
                                "the credential as it was when the login began",
                                "another login by it meanwhile, or it was removed"));
    }

    private static <T> Verdict<T> ask(Supplier<T> question) {
        try {
            return Verdict.accepted(question.get());
        } catch (RuntimeException e) {
            return Verdict.rejected(WebAuthnReason.CREDENTIALS_UNAVAILABLE, "an answer", e.toString());
        }
    }
}
