package org.secf.saml.response;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.secf.verdict.Reason;
import org.secf.verdict.Verdict;

/** Base64 with white space, and nothing else that is not base64: the JDK's MIME decoder skips every foreign character. */
final class Base64Text {

    private Base64Text() {}

    static Verdict<byte[]> decode(String text, Reason reason) {
        try {
            return Verdict.accepted(Base64.getDecoder().decode(withoutSpace(text)));
        } catch (IllegalArgumentException e) {
            return Verdict.rejected(reason, "base64", text);
        }
    }

    private static byte[] withoutSpace(String text) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        return hasSpace(text) ? withoutSpace(octets) : octets;
    }

    /** Most have none, and searching for four characters is far cheaper than looking at each. */
    private static boolean hasSpace(String text) {
        return text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0 || text.indexOf(' ') >= 0 || text.indexOf('\t') >= 0;
    }

    private static byte[] withoutSpace(byte[] octets) {
        int length = 0;
        for (byte octet : octets) {
            if (octet != ' ' && octet != '\n' && octet != '\r' && octet != '\t') {
                octets[length++] = octet;
            }
        }
        return Arrays.copyOf(octets, length);
    }
}
