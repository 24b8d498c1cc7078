package org.secf.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.secf.keys.Secret;

/** What both sides of one challenge calculate with {@code auth-int}: always over the content, too. */
public final class DigestExchange implements AutoCloseable {

    private final DigestAlgorithm algorithm;
    private final DigestCredentials credentials;
    private final byte[] secret;

    private DigestExchange(DigestAlgorithm algorithm, DigestCredentials credentials, byte[] secret) {
        this.algorithm = algorithm;
        this.credentials = credentials;
        this.secret = secret;
    }

    /** With the credentials that were sent, whose response is not looked at. */
    public static DigestExchange of(DigestAlgorithm algorithm, DigestCredentials credentials, Secret password) {
        String name = credentials.user().name();
        byte[] secret =
                password.use(octets -> DigestFormulas.hashOfSecret(algorithm, name, credentials.realm(), octets));
        return new DigestExchange(algorithm, credentials, secret);
    }

    /** {@code response}, in hexadecimal. */
    public String response(String method, byte[] content) {
        return keyed(method, content);
    }

    /** {@code rspauth}, in hexadecimal: the server's own. */
    public String answer(byte[] content) {
        return keyed("", content);
    }

    private String keyed(String method, byte[] content) {
        byte[] message = DigestFormulas.hashOfMessage(
                algorithm,
                method,
                credentials.uri(),
                Optional.of(algorithm.digest().digest(content)));
        return HexFormat.of()
                .formatHex(DigestFormulas.finish(DigestFormulas.begin(algorithm, secret, credentials), message));
    }

    /** In constant time. */
    public static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.ISO_8859_1), other.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Wipes what the password was made into. */
    @Override
    public void close() {
        Arrays.fill(secret, (byte) 0);
    }
}
