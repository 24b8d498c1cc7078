package org.secf.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import org.secf.http.Reply;
import org.secf.mechanism.ResponseSeal;

/** The field {@code Authentication-Info} (RFC 7616 §3.5): the server's own answer, over the body where the client's was. */
final class AuthenticationInfo implements ResponseSeal {

    private final VerifiedDigest verified;
    private final MessageDigest begun;
    private final Optional<String> nextNonce;
    private final MessageDigest body;

    AuthenticationInfo(VerifiedDigest verified, MessageDigest begun, Optional<String> nextNonce) {
        this.verified = verified;
        this.begun = begun;
        this.nextNonce = nextNonce;
        this.body = verified.algorithm().digest();
    }

    @Override
    public boolean coversBody() {
        return verified.qop() == QualityOfProtection.AUTH_INT;
    }

    @Override
    public void update(byte[] octets, int offset, int length) {
        body.update(octets, offset, length);
    }

    @Override
    public List<Reply.Header> finish() {
        DigestCredentials credentials = verified.credentials();
        AuthParametersWriter field = AuthParametersWriter.withoutScheme()
                .token("qop", verified.qop().token())
                .quoted("rspauth", rspauth())
                .quoted("cnonce", credentials.cnonce())
                .token("nc", credentials.nc());
        nextNonce.ifPresent(nonce -> field.quoted("nextnonce", nonce));
        return List.of(new Reply.Header("Authentication-Info", field.text()));
    }

    private String rspauth() {
        Optional<byte[]> hashOfBody = coversBody() ? Optional.of(body.digest()) : Optional.empty();
        byte[] message = DigestFormulas.hashOfMessage(
                verified.algorithm(), "", verified.credentials().uri(), hashOfBody);
        return new String(Hex.of(DigestFormulas.finish(begun, message)), StandardCharsets.US_ASCII);
    }
}
