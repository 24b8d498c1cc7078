package org.secf.oauth.testing;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.secf.keys.Base64Url;

/**
 * What a fuzzer makes of a token in the compact form. The first octet says of what: of its text, of the JSON in one of its parts, or of nothing, which leaves what
 * follows as it is. The others say what becomes of it, three for each change: where, and which character stands there; zero takes one out.
 */
public final class CompactScript {

    private static final int SIZE = 3;
    private static final int ANY = 3;

    private CompactScript() {}

    /** The token after all changes; without a script the token as it is. */
    public static String of(String compact, byte[] script) {
        if (script.length == 0) {
            return compact;
        }
        byte[] rest = Arrays.copyOfRange(script, 1, script.length);
        int chosen = Byte.toUnsignedInt(script[0]) % (ANY + 1);
        if (chosen == ANY) {
            return new String(rest, StandardCharsets.ISO_8859_1);
        }
        return chosen == 0 ? changed(compact, rest) : part(compact, chosen - 1, rest);
    }

    private static String part(String compact, int number, byte[] script) {
        String[] parts = compact.split("\\.", -1);
        String json = new String(Base64Url.decode(parts[number]).orElseThrow(), StandardCharsets.ISO_8859_1);
        parts[number] = Base64Url.encode(changed(json, script).getBytes(StandardCharsets.ISO_8859_1));
        return String.join(".", parts);
    }

    private static String changed(String text, byte[] script) {
        StringBuilder all = new StringBuilder(text);
        for (int at = 0; at + SIZE <= script.length && all.length() > 0; at += SIZE) {
            int place =
                    (Byte.toUnsignedInt(script[at]) << Byte.SIZE | Byte.toUnsignedInt(script[at + 1])) % all.length();
            char character = (char) Byte.toUnsignedInt(script[at + 2]);
            if (character == 0) {
                all.deleteCharAt(place);
            } else {
                all.setCharAt(place, character);
            }
        }
        return all.toString();
    }
}
