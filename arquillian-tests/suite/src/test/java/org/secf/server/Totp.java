package org.secf.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A device that shows another code every half minute (RFC 6238), with six digits by HMAC-SHA-1, as usual. */
public final class Totp {

    private static final int SECONDS = 30;
    private static final int ABOVE = 1_000_000;
    private static final String ALGORITHM = "HmacSHA1";

    private Totp() {}

    /** What it shows now. */
    public static String code(String secret, Clock clock) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.US_ASCII), ALGORITHM));
            long step = clock.instant().getEpochSecond() / SECONDS;
            byte[] digest =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = digest[digest.length - 1] & 0xf;
            int number = ByteBuffer.wrap(digest).getInt(offset) & Integer.MAX_VALUE;
            return "%06d".formatted(number % ABOVE);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
