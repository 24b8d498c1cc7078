package org.secf.saml.logout;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.secf.http.Parameters;
import org.secf.http.Request;
import org.secf.saml.model.LogoutBinding;
import org.secf.saml.model.LogoutReason;
import org.secf.saml.model.SamlBindingReason;
import org.secf.saml.response.LogoutParser;
import org.secf.saml.response.ParsedLogout;
import org.secf.verdict.Verdict;

/**
 * A message of a logout that came in (saml-profiles §4.4.3), and how.
 *
 * @param parameter which it came in; empty for SOAP
 * @param relayState as it came
 * @param rawQuery as sent, for the signature over it; empty unless it came in the address
 */
record Arrival(
        LogoutBinding binding, ParsedLogout message, String parameter, Optional<String> relayState, String rawQuery) {

    private static final String REQUEST = "SAMLRequest";
    private static final String RESPONSE = "SAMLResponse";
    private static final String RELAY_STATE = "RelayState";
    private static final String DEFLATE = "urn:oasis:names:tc:SAML:2.0:bindings:URL-Encoding:DEFLATE";
    private static final int MOST_BYTES = 1024 * 1024;
    private static final int LONGEST_RELAY_STATE = 1024;

    /** By which binding a request can only have come. */
    static Verdict<LogoutBinding> binding(Request request) {
        String type = String.join(",", request.headers("Content-Type")).toLowerCase(Locale.ROOT);
        boolean isPost = request.method().equals("POST");
        if (request.method().equals("GET")) {
            return Verdict.accepted(LogoutBinding.REDIRECT);
        }
        if (isPost && type.startsWith("text/xml")) {
            return Verdict.accepted(LogoutBinding.SOAP);
        }
        return isPost
                ? Verdict.accepted(LogoutBinding.POST)
                : Verdict.rejected(LogoutReason.WRONG_BINDING, "GET or POST", request.method());
    }

    static Verdict<Arrival> read(Request request, LogoutBinding binding, LogoutParser parser) {
        String query = request.rawQuery().orElse("");
        return Parameters.parse(query).then(parameters -> switch (binding) {
            case REDIRECT -> inParameters(parameters, query, binding, parser);
            case POST ->
                withoutMessage(parameters)
                        .then(none -> request.form(MOST_BYTES))
                        .then(form -> inParameters(form, "", binding, parser));
            case SOAP ->
                withoutMessage(parameters)
                        .then(none -> request.body(MOST_BYTES))
                        .then(parser::parseSoap)
                        .map(message -> new Arrival(binding, message, "", Optional.empty(), ""));
        });
    }

    private static Verdict<Arrival> inParameters(
            Parameters parameters, String rawQuery, LogoutBinding binding, LogoutParser parser) {
        boolean isRequest = parameters.has(REQUEST);
        if (isRequest && parameters.has(RESPONSE)) {
            return Verdict.rejected(LogoutReason.WRONG_MESSAGE, "a request or a response", "both");
        }
        String name = isRequest ? REQUEST : RESPONSE;
        return parameters
                .single(name)
                .then(value -> parameters
                        .optional("SAMLEncoding")
                        .then(encoding -> parsed(value.value(), encoding, binding, parser)))
                .then(message -> expected(message, isRequest))
                .then(message -> parameters
                        .optional(RELAY_STATE)
                        .then(Arrival::bounded)
                        .map(relay -> new Arrival(binding, message, name, relay, rawQuery)));
    }

    private static Verdict<ParsedLogout> parsed(
            String value, Optional<Parameters.Parameter> encoding, LogoutBinding binding, LogoutParser parser) {
        if (encoding.filter(given -> !given.value().equals(DEFLATE)).isPresent()) {
            return Verdict.rejected(
                    LogoutReason.NOT_DEFLATED, DEFLATE, encoding.get().value());
        }
        return binding == LogoutBinding.REDIRECT
                ? InflatedText.of(value).then(parser::parse)
                : parser.parseBase64(value);
    }

    private static Verdict<ParsedLogout> expected(ParsedLogout message, boolean isRequest) {
        return message.isRequest() == isRequest
                ? Verdict.accepted(message)
                : Verdict.rejected(
                        LogoutReason.WRONG_MESSAGE,
                        "a request in SAMLRequest, a response in SAMLResponse",
                        "the other way round");
    }

    private static Verdict<Optional<String>> bounded(Optional<Parameters.Parameter> relayState) {
        Optional<String> value = relayState.map(Parameters.Parameter::value);
        return value.filter(text -> text.length() > LONGEST_RELAY_STATE).isEmpty()
                ? Verdict.accepted(value)
                : Verdict.rejected(
                        LogoutReason.RELAY_STATE_TOO_LONG,
                        "at most " + LONGEST_RELAY_STATE + " characters",
                        value.map(String::length) + "");
    }

    /** Another reader might take the one in the address. */
    private static Verdict<Parameters> withoutMessage(Parameters query) {
        return List.of(REQUEST, RESPONSE, RELAY_STATE, "SAMLart", "SigAlg", "Signature").stream()
                .filter(query::has)
                .findFirst()
                .<Verdict<Parameters>>map(name -> Verdict.rejected(
                        SamlBindingReason.PARAMETER_IN_QUERY, name + " in the body only", name + " in the address"))
                .orElseGet(() -> Verdict.accepted(query));
    }
}
