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
        Map<String, String> other = new TreeMap<>(fields);
        byte[] document = change.apply(xml()).getBytes(StandardCharsets.UTF_8);
        other.put(RESPONSE, Base64.getEncoder().encodeToString(document));
        return new SamlResponse(action, other);
    }
}
