package org.secf.webauthn.ceremony;

import jakarta.json.JsonObject;
import java.util.Optional;
import org.secf.verdict.Verdict;

/**
 * What an authenticator answered to a login, as the browser sent it (WebAuthn-3 §5.1.1, AuthenticationResponseJSON). Nothing in it is verified. Every member is
 * base64url in its one spelling.
 *
 * @param id of the credential
 * @param userHandle who the user is, where the authenticator says
 * @param clientData what the browser collected, in JSON
 * @param authenticatorData what the authenticator says of itself
 * @param signature over both
 */
public record AssertionAnswer(
        String id, Optional<String> userHandle, String clientData, String authenticatorData, String signature) {

    /** Reads one. */
    public static Verdict<AssertionAnswer> read(JsonObject credential) {
        return new AnswerReader(credential).read(members -> {
            String id = members.id();
            return new AssertionAnswer(
                    id,
                    members.optional("userHandle"),
                    members.octets("clientDataJSON"),
                    members.octets("authenticatorData"),
                    members.octets("signature"));
        });
    }
}
