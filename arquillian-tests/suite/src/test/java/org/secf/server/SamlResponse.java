package org.secf.server;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The form by which an identity provider has the browser carry its response.
 *
 * @param action where it is posted to
 * @param fields as they are in the form
 */
public record SamlResponse(String action, Map<String, String> fields) {

    private static final String RESPONSE = "SAMLResponse";

    /** The document. */
    public String xml() {
        byte[] document = Base64.getMimeDecoder().decode(fields.getOrDefault(RESPONSE, ""));
        return new String(document, StandardCharsets.UTF_8);
    }

    /** The same form with another document. */
    public SamlResponse altered(UnaryOperator<String> change) {
        byte[] document = change.apply(xml()).getBytes(StandardCharsets.UTF_8);
        return with(RESPONSE, Base64.getEncoder().encodeToString(document));
    }

    /** The same form with another value in one field. */
    public SamlResponse with(String field, String value) {
        Map<String, String> other = new TreeMap<>(fields);
        other.put(field, value);
        return new SamlResponse(action, other);
    }
}
