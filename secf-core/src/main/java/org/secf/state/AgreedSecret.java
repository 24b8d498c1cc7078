package org.secf.state;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.secf.crypto.Crypto;
import org.secf.hpke.Hkdf;
import org.secf.keys.Secret;

/** What both sides agreed on, with everything that was said before: keys come from it by purpose. */
final class AgreedSecret implements AutoCloseable {

    private static final String LABEL = "SECF-ASSOCIATION-1 ";

    private final Secret secret;
    private final byte[] transcript;
    private final Hkdf hkdf;

    /** Takes {@code secret} over: it is zero afterwards. */
    AgreedSecret(byte[] secret, byte[] transcript, Crypto crypto) {
        this.secret = Secret.taking(secret);
        this.transcript = transcript.clone();
        this.hkdf = new Hkdf(crypto);
    }

    /** A key of 32 octets for one purpose. No purpose has the character that ends it here, so no two have the same key. */
    Secret derive(String purpose, byte[] terms) {
        ByteArrayOutputStream info = new ByteArrayOutputStream();
        info.writeBytes((LABEL + purpose + "\0").getBytes(StandardCharsets.US_ASCII));
        info.writeBytes(transcript);
        info.writeBytes(terms);
        return secret.use(octets -> Secret.taking(hkdf.expand(octets, info.toByteArray(), Hkdf.HASH_OCTETS)));
    }

    @Override
    public void close() {
        secret.close();
    }
}
