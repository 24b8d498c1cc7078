package org.secf.signature;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.secf.http.Parameters;
import org.secf.verdict.Verdict;

/** One parameter of a query, read as a form and written with percent escapes anew (RFC 9421 §2.2.8). */
final class QueryParameter {

    private static final String UNESCAPED = "*-._";
    private static final String HEX = "0123456789ABCDEF";

    private QueryParameter() {}

    /** The value; rejected where the parameter is not there, is there twice, or cannot be decoded. */
    static Verdict<String> value(String query, String encodedName) {
        return name(encodedName)
                .then(name -> Parameters.parse(query).then(parameters -> parameters.single(name)))
                .map(parameter -> encode(parameter.value()));
    }

    /** A name has one spelling. */
    private static Verdict<String> name(String encoded) {
        try {
            String name = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
            if (encode(name).equals(encoded)) {
                return Verdict.accepted(name);
            }
        } catch (IllegalArgumentException other) {
            // Said below.
        }
        return Verdict.rejected(SignatureReason.MALFORMED_COMPONENT, "a name with percent escapes", encoded);
    }

    static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            boolean isPlain = (octet >= 'a' && octet <= 'z')
                    || (octet >= 'A' && octet <= 'Z')
                    || (octet >= '0' && octet <= '9')
                    || UNESCAPED.indexOf(octet) >= 0;
            if (isPlain) {
                encoded.append((char) octet);
            } else {
                encoded.append('%').append(HEX.charAt(octet >> 4 & 15)).append(HEX.charAt(octet & 15));
            }
        }
        return encoded.toString();
    }
}
