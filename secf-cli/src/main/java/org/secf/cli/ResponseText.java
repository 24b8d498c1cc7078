package org.secf.cli;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.secf.http.Parameters;

/**
 * The form field {@code SAMLResponse} from whatever an administrator has at hand: XML, base64 with or without line ends, the value percent-encoded as
 * it was posted, or the whole posted form.
 */
final class ResponseText {

    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final String FIELD = "SAMLResponse";

    private ResponseText() {}

    /** The field's value, in base64, as a browser would post it. */
    static String field(byte[] content) {
        byte[] octets = withoutMark(content);
        if (isXml(octets)) {
            return Base64.getEncoder().encodeToString(octets);
        }
        String text = new String(octets, StandardCharsets.ISO_8859_1).strip();
        if (text.startsWith(FIELD + "=") || text.contains("&" + FIELD + "=")) {
            return posted(text);
        }
        // Base64 has no percent sign, so its presence settles that the value is still percent-encoded.
        return text.indexOf('%') >= 0 ? posted(FIELD + "=" + text.replace("+", "%2B")) : text;
    }

    /** What is no form after all goes to the parser as it came, which refuses it. */
    private static String posted(String form) {
        return Parameters.parse(form)
                .then(parameters -> parameters.single(FIELD))
                .fold(Parameters.Parameter::value, rejection -> form);
    }

    /** XML begins with a tag, or in UTF-16 with a byte order mark, neither of which begins base64. */
    private static boolean isXml(byte[] octets) {
        if (octets.length == 0) {
            return false;
        }
        int first = octets[0] & 0xFF;
        return first == '<' || first == 0 || first == 0xFE || first == 0xFF;
    }

    /** An XML declaration must come first, so white space in front goes, as editors and shells add it. */
    private static byte[] withoutMark(byte[] content) {
        int start = content.length >= 3 && Arrays.equals(content, 0, 3, UTF_8_MARK, 0, 3) ? 3 : 0;
        while (start < content.length
                && (content[start] == ' '
                        || content[start] == '\t'
                        || content[start] == '\n'
                        || content[start] == '\r')) {
            start++;
        }
        return start == 0 ? content : Arrays.copyOfRange(content, start, content.length);
    }
}
