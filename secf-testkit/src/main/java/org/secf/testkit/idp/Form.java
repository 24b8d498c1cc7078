package org.secf.testkit.idp;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.secf.http.Parameters;
import org.secf.http.Request;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** The fields of the bindings, from the address or from a form (saml-bindings §3.4.4, §3.5.4). */
record Form(Parameters fields, Optional<String> relayState) {

    private static final int MAX_BYTES = 256 * 1024;
    private static final String RELAY_STATE = "RelayState";

    static Form of(Request request) throws BadRequestException {
        Parameters fields = accepted(
                request.method().equals("POST")
                        ? request.form(MAX_BYTES)
                        : Parameters.parse(request.rawQuery().orElse("")));
        return new Form(fields, accepted(fields.optional(RELAY_STATE)).map(Parameters.Parameter::value));
    }

    String required(String name) throws BadRequestException {
        return accepted(fields.optional(name))
                .map(Parameters.Parameter::value)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new BadRequestException("expected a parameter " + name + ". " + Page.BEGIN));
    }

    /** The hidden fields of a form that carries a message and, as it came, the relay state. */
    Map<String, String> hidden(String name, byte[] message) {
        Map<String, String> hidden = new LinkedHashMap<>();
        hidden.put(name, Base64.getEncoder().encodeToString(message));
        relayState.ifPresent(value -> hidden.put(RELAY_STATE, value));
        return hidden;
    }

    private static <T> T accepted(Verdict<T> read) throws BadRequestException {
        return read.<Optional<T>>fold(Optional::of, refusal -> Optional.empty())
                .orElseThrow(() -> new BadRequestException(
                        read.rejection().map(Rejection::detail).orElse("")));
    }
}
