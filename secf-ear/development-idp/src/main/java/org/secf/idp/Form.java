package org.secf.idp;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** The form fields of the bindings. */
final class Form {

    static final String SAML_REQUEST = "SAMLRequest";
    static final String RELAY_STATE = "RelayState";

    private Form() {}

    static String required(HttpServletRequest request, String name) throws BadRequestException {
        String value = request.getParameter(name);
        if (value == null || value.isEmpty()) {
            throw new BadRequestException("expected a parameter " + name
                    + ". Begin at the application; this page cannot be used on its own.");
        }
        return value;
    }

    /** What the login form carries, so that the server remembers nothing. */
    static Map<String, String> request(byte[] xml, HttpServletRequest request) {
        return withRelayState(SAML_REQUEST, Base64.getEncoder().encodeToString(xml), request);
    }

    static Map<String, String> withRelayState(String name, String value, HttpServletRequest request) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(name, value);
        String relayState = request.getParameter(RELAY_STATE);
        if (relayState != null) {
            fields.put(RELAY_STATE, relayState);
        }
        return fields;
    }
}
