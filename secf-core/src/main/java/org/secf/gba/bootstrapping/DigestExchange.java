package org.secf.gba.bootstrapping;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.secf.digest.DigestAlgorithm;
import org.secf.digest.DigestCredentials;
import org.secf.digest.DigestFormulas;
import org.secf.keys.Secret;

/** What both sides of one challenge calculate, always over the content too. */
final class DigestExchange implements AutoCloseable {

    private final DigestAlgorithm algorithm;
    private final DigestCredentials credentials;
    private final byte[] secret;

    private DigestExchange(DigestAlgorithm algorithm, DigestCredentials credentials, byte[] secret) {
        this.algorithm = algorithm;
        this.credentials = credentials;
        this.secret = secret;
    }

    /** With the credentials that were sent, whose response is not looked at. */
    static DigestExchange of(DigestAlgorithm algorithm, DigestCredentials credentials, Secret password) {
        String name = credentials.user().name();
        byte[] secret =
                password.use(octets -> DigestFormulas.hashOfSecret(algorithm, name, credentials.realm(), octets));
        return new DigestExchange(algorithm, credentials, secret);
    }

    /** {@code response}, in hexadecimal. */
    String response(String method, byte[] content) {
        return keyed(method, content);
    }

    /** {@code rspauth}, in hexadecimal: the server's own. */
    String answer(byte[] content) {
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
    static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.ISO_8859_1), other.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void close() {
        Arrays.fill(secret, (byte) 0);
    }
}
