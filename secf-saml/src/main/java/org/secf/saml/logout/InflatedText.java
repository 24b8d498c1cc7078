package org.secf.saml.logout;

import java.io.ByteArrayOutputStream;
import java.util.Base64;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.secf.saml.model.LogoutReason;
import org.secf.verdict.Verdict;

/** A message that came in an address (saml-bindings §3.4.4.1): base64, then raw DEFLATE. A few octets could become gigabytes, so it stops. */
final class InflatedText {

    private static final int MOST = 256 * 1024;

    private InflatedText() {}

    static Verdict<byte[]> of(String encoded) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(Base64.getDecoder().decode(encoded.replaceAll("[ \\r\\n\\t]", "")));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                if (count == 0 || out.size() + count > MOST) {
                    return refused(count == 0 ? "an unfinished text" : "more than " + MOST + " octets");
                }
                out.write(buffer, 0, count);
            }
            return Verdict.accepted(out.toByteArray());
        } catch (DataFormatException | IllegalArgumentException e) {
            return refused("another");
        } finally {
            inflater.end();
        }
    }

    private static Verdict<byte[]> refused(String received) {
        return Verdict.rejected(LogoutReason.NOT_DEFLATED, "a deflated message in base64", received);
    }
}
