package org.secf.saml;

import java.util.List;
import java.util.Optional;
import org.secf.http.Parameters;
import org.secf.http.Request;
import org.secf.saml.model.SamlBindingReason;
import org.secf.verdict.Verdict;

/**
 * The form that a browser posts for the identity provider (saml-bindings §3.5).
 *
 * @param message the response, base64
 * @param relayState as it came
 */
record SubmittedResponse(String message, Optional<String> relayState) {

    private static final int MOST_BYTES = 1024 * 1024;
    private static final String MESSAGE = "SAMLResponse";
    private static final String RELAY_STATE = "RelayState";

    /** Reads the form. The same parameters in the address are refused, because another reader might take those. */
    static Verdict<SubmittedResponse> read(Request request) {
        if (!request.method().equals("POST")) {
            return Verdict.rejected(
                    SamlBindingReason.WRONG_BINDING, "a response by HTTP-POST", "the method " + request.method());
        }
        return Parameters.parse(request.rawQuery().orElse(""))
                .then(SubmittedResponse::withoutMessage)
                .then(query -> request.form(MOST_BYTES))
                .then(SubmittedResponse::read);
    }

    private static Verdict<Parameters> withoutMessage(Parameters query) {
        return List.of(MESSAGE, RELAY_STATE, "SAMLRequest", "SAMLart", "SigAlg", "Signature").stream()
                .filter(query::has)
                .findFirst()
                .<Verdict<Parameters>>map(name -> Verdict.rejected(
                        SamlBindingReason.PARAMETER_IN_QUERY, name + " in the form only", name + " in the address"))
                .orElseGet(() -> Verdict.accepted(query));
    }

    private static Verdict<SubmittedResponse> read(Parameters form) {
        return form.single(MESSAGE)
                .then(message -> form.optional(RELAY_STATE)
                        .map(relay -> new SubmittedResponse(message.value(), relay.map(Parameters.Parameter::value))));
    }
}
