package org.secf.saml;

import java.util.Optional;
import org.secf.http.Parameters;
import org.secf.saml.model.SimpleSignReason;
import org.secf.saml.response.FormSignature;
import org.secf.saml.response.ParsedResponse;
import org.secf.saml.response.ResponseParser;
import org.secf.verdict.Verdict;

/**
 * The form that a browser posts for the identity provider (saml-bindings §3.5, saml-simplesign §2).
 *
 * @param message the response, base64
 * @param relayState as it came
 * @param signature beside the response, if there is one
 */
record SubmittedResponse(String message, Optional<String> relayState, Optional<FormSignature> signature) {

    /** Reads the form. */
    static Verdict<SubmittedResponse> read(Parameters form) {
        return form.single(Arrival.RESPONSE)
                .then(message -> relayState(form)
                        .then(relay -> signature(form, relay)
                                .map(signature -> new SubmittedResponse(message.value(), relay, signature))));
    }

    static Verdict<Optional<String>> relayState(Parameters parameters) {
        return value(parameters, Arrival.RELAY_STATE);
    }

    private static Verdict<Optional<FormSignature>> signature(Parameters form, Optional<String> relayState) {
        return value(form, Arrival.ALGORITHM)
                .then(algorithm ->
                        value(form, Arrival.SIGNATURE).then(value -> signature(algorithm, value, relayState)));
    }

    /** Half of one is what is left when somebody takes the other half away. */
    private static Verdict<Optional<FormSignature>> signature(
            Optional<String> algorithm, Optional<String> value, Optional<String> relayState) {
        return algorithm.isPresent() == value.isPresent()
                ? Verdict.accepted(
                        algorithm.flatMap(uri -> value.map(signature -> new FormSignature(uri, signature, relayState))))
                : Verdict.rejected(
                        SimpleSignReason.INCOMPLETE_FORM_SIGNATURE,
                        "SigAlg and Signature, or neither",
                        algorithm.isPresent() ? "SigAlg alone" : "Signature alone");
    }

    private static Verdict<Optional<String>> value(Parameters parameters, String name) {
        return parameters.optional(name).map(found -> found.map(Parameters.Parameter::value));
    }

    /** The response; reading it leaves marks, so it is read anew for each verification. */
    Verdict<ParsedResponse> parse(ResponseParser parser) {
        return parser.parseBase64(message, signature);
    }
}
