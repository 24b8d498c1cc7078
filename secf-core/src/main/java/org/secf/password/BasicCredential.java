package org.secf.password;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.secf.http.Request;
import org.secf.identity.PasswordReason;
import org.secf.identity.VisibleName;
import org.secf.verdict.Verdict;

/** Name and password of an {@code Authorization} field (RFC 7617 §2). Closing wipes the password. */
final class BasicCredential implements AutoCloseable {

    private static final String FIELD = "Authorization";
    private static final String SCHEME = "Basic ";
    private static final int LONGEST = 4096;

    private final String name;
    private final char[] password;

    private BasicCredential(String name, char[] password) {
        this.name = name;
        this.password = password;
    }

    /** Whether any field of the request has this scheme, in any case. */
    static boolean isPresented(Request request) {
        for (String value : request.headers(FIELD)) {
            if (value.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
                return true;
            }
        }
        return false;
    }

    static Verdict<BasicCredential> read(Request request) {
        List<String> fields = request.headers(FIELD);
        if (fields.size() != 1) {
            return Verdict.rejected(LoginReason.SEVERAL_CREDENTIALS, "one field " + FIELD, fields.size() + " of them");
        }
        String encoded = fields.get(0).substring(SCHEME.length()).strip();
        if (encoded.length() > LONGEST) {
            return malformed("at most " + LONGEST + " characters", encoded.length() + " characters");
        }
        try {
            byte[] octets = Base64.getDecoder().decode(encoded);
            try {
                return split(StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(octets)));
            } finally {
                Arrays.fill(octets, (byte) 0);
            }
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return malformed("base64 of UTF-8", "something else");
        }
    }

    private static Verdict<BasicCredential> split(CharBuffer text) {
        char[] all = Arrays.copyOfRange(text.array(), 0, text.limit());
        try {
            int colon = indexOf(all, ':');
            if (colon < 0) {
                return malformed("name:password", "no colon");
            }
            String name = new String(all, 0, colon);
            if (!VisibleName.isOne(name)) {
                return Verdict.rejected(PasswordReason.HOSTILE_NAME, VisibleName.EXPECTED, name);
            }
            char[] password = Arrays.copyOfRange(all, colon + 1, all.length);
            return Verdict.accepted(new BasicCredential(name, password));
        } finally {
            Arrays.fill(all, '\0');
            Arrays.fill(text.array(), '\0');
        }
    }

    private static int indexOf(char[] text, char wanted) {
        for (int i = 0; i < text.length; i++) {
            if (text[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static Verdict<BasicCredential> malformed(String expected, String received) {
        return Verdict.rejected(LoginReason.MALFORMED_CREDENTIAL, expected, received);
    }

    String name() {
        return name;
    }

    char[] password() {
        return password;
    }

    @Override
    public void close() {
        Arrays.fill(password, '\0');
    }
}
