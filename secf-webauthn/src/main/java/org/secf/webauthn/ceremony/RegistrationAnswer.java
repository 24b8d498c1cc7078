package org.secf.webauthn.ceremony;

import jakarta.json.JsonObject;
import org.secf.verdict.Verdict;

/**
 * What an authenticator answered to a registration, as the browser sent it (WebAuthn-3 §5.1.1, RegistrationResponseJSON). Nothing in it is verified. Every member
 * is base64url in its one spelling.
 *
 * @param id of the credential, as the browser says; what counts stands in the attestation
 * @param clientData what the browser collected, in JSON
 * @param attestation the attestation object, in CBOR
 */
public record RegistrationAnswer(String id, String clientData, String attestation) {

    /** Reads one. */
    public static Verdict<RegistrationAnswer> read(JsonObject credential) {
        return new AnswerReader(credential)
                .read(members -> new RegistrationAnswer(
                        members.id(), members.octets("clientDataJSON"), members.octets("attestationObject")));
    }
}
