package org.secf.saml;

import java.util.List;
import java.util.stream.Stream;
import org.secf.http.Parameters;
import org.secf.http.Request;
import org.secf.saml.ecp.PaosFields;
import org.secf.saml.model.ResponseBinding;
import org.secf.saml.model.SamlBindingReason;
import org.secf.verdict.Verdict;

/**
 * By which binding a response can only have come (saml-bindings §3).
 *
 * @param parameters of the address or the form, whichever the binding has; none by PAOS
 */
record Arrival(ResponseBinding binding, Parameters parameters) {

    static final int MOST_BYTES = 1024 * 1024;
    static final String RESPONSE = "SAMLResponse";
    static final String ARTIFACT = "SAMLart";
    static final String RELAY_STATE = "RelayState";
    static final String ALGORITHM = "SigAlg";
    static final String SIGNATURE = "Signature";

    private static final List<String> OF_MESSAGES =
            List.of(RESPONSE, "SAMLRequest", ARTIFACT, RELAY_STATE, ALGORITHM, SIGNATURE);

    static Verdict<Arrival> of(Request request) {
        if (request.method().equals("GET")) {
            return query(request).then(Arrival::inAddress);
        }
        if (!request.method().equals("POST")) {
            return wrong("the method " + request.method());
        }
        return PaosFields.isEnvelope(request)
                ? Verdict.accepted(new Arrival(ResponseBinding.PAOS, Parameters.NONE))
                : form(request).then(Arrival::inForm);
    }

    private static Verdict<Parameters> query(Request request) {
        return Parameters.parse(request.rawQuery().orElse(""));
    }

    /** The same parameters in the address are refused, because another reader might take those. */
    private static Verdict<Parameters> form(Request request) {
        return query(request)
                .then(query -> absent(query, OF_MESSAGES.stream()))
                .then(query -> request.form(MOST_BYTES));
    }

    private static Verdict<Parameters> absent(Parameters query, Stream<String> names) {
        return names.filter(query::has)
                .findFirst()
                .<Verdict<Parameters>>map(name -> Verdict.rejected(
                        SamlBindingReason.PARAMETER_IN_QUERY, name + " in the form only", name + " in the address"))
                .orElseGet(() -> Verdict.accepted(query));
    }

    /** A response itself never comes in an address (saml-profiles §4.1.2). */
    private static Verdict<Arrival> inAddress(Parameters query) {
        boolean isArtifact =
                query.has(ARTIFACT) && Stream.of(RESPONSE, ALGORITHM, SIGNATURE).noneMatch(query::has);
        return isArtifact
                ? Verdict.accepted(new Arrival(ResponseBinding.ARTIFACT, query))
                : wrong("the method GET with something else than an artifact");
    }

    private static Verdict<Arrival> inForm(Parameters form) {
        if (form.has(ARTIFACT)) {
            return List.of(RESPONSE, ALGORITHM, SIGNATURE).stream().anyMatch(form::has)
                    ? wrong("an artifact and a response in one form")
                    : Verdict.accepted(new Arrival(ResponseBinding.ARTIFACT, form));
        }
        boolean isSigned = form.has(SIGNATURE) || form.has(ALGORITHM);
        return Verdict.accepted(new Arrival(isSigned ? ResponseBinding.SIMPLE_SIGN : ResponseBinding.POST, form));
    }

    private static Verdict<Arrival> wrong(String received) {
        return Verdict.rejected(
                SamlBindingReason.WRONG_BINDING,
                "a response in a form or a SOAP envelope, or an artifact in a form or an address",
                received);
    }
}
