package org.secf.gba.bootstrapping;

import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.secf.digest.AuthParameters;
import org.secf.digest.AuthParametersWriter;
import org.secf.digest.DigestCredentials;
import org.secf.keys.Secret;
import org.secf.state.RandomText;
import org.secf.tls.Fetched;
import org.secf.verdict.Verdict;

/** What a device answers to a challenge, and how it recognises what comes back. */
final class DeviceAnswer implements AutoCloseable {

    private static final String COUNT = "00000001";
    private static final String INTEGRITY = "auth-int";

    private final String field;
    private final String clientNonce;
    private final DigestExchange exchange;

    private DeviceAnswer(String field, String clientNonce, DigestExchange exchange) {
        this.field = field;
        this.clientNonce = clientNonce;
        this.exchange = exchange;
    }

    /** The first field {@code Authorization}, which only says who is there. */
    static String introduction(String identity, URI server) {
        return AuthParametersWriter.withScheme("Digest")
                .quoted("username", identity)
                .quoted("realm", server.getHost())
                .quoted("nonce", "")
                .quoted("uri", target(server))
                .quoted("response", "")
                .text();
    }

    /**
     * To a challenge.
     *
     * @param auts says where the card is, in base64; the password is empty then
     */
    static DeviceAnswer of(
            ServerChallenge challenge, String identity, Secret password, Optional<String> auts, SecureRandom random) {
        String clientNonce = RandomText.secret(random);
        AuthParametersWriter unproved = written(challenge, identity, clientNonce);
        DigestCredentials credentials = AuthParameters.parse(written(challenge, identity, clientNonce)
                        .quoted("response", "")
                        .text())
                .then(DigestCredentials::of)
                .fold(read -> read, rejection -> {
                    throw new IllegalStateException(rejection.detail());
                });
        DigestExchange exchange = DigestExchange.of(challenge.version().algorithm(), credentials, password);
        unproved.quoted("response", exchange.response("GET", new byte[0]));
        auts.ifPresent(text -> unproved.quoted("auts", text));
        challenge.opaque().ifPresent(text -> unproved.quoted("opaque", text));
        return new DeviceAnswer(unproved.text(), clientNonce, exchange);
    }

    private static AuthParametersWriter written(ServerChallenge challenge, String identity, String clientNonce) {
        return AuthParametersWriter.withScheme("Digest")
                .quoted("username", identity)
                .quoted("realm", challenge.server().getHost())
                .quoted("nonce", challenge.nonceText())
                .quoted("uri", target(challenge.server()))
                .token("qop", INTEGRITY)
                .token("nc", COUNT)
                .quoted("cnonce", clientNonce)
                .token("algorithm", challenge.version().token());
    }

    /** The field {@code Authorization}. */
    String field() {
        return field;
    }

    /** The document, if the server proved over it that it knows the key. */
    Verdict<byte[]> proved(Fetched fetched) {
        if (fetched.status() != 200) {
            return Verdict.rejected(UbReason.UNEXPECTED_ANSWER, "a document", "status " + fetched.status());
        }
        List<String> fields = fetched.lines("Authentication-Info");
        byte[] document = fetched.body();
        // The parser wants a scheme, which this field has none of.
        return (fields.size() == 1
                        ? AuthParameters.parse("Digest " + fields.get(0))
                        : Verdict.<AuthParameters>rejected(
                                UbReason.SERVER_NOT_PROVED,
                                "one field Authentication-Info",
                                fields.size() + " of them"))
                .then(sent -> isProved(sent, document)
                        ? Verdict.accepted(document)
                        : Verdict.rejected(UbReason.SERVER_NOT_PROVED, "rspauth over the document", "another"));
    }

    private boolean isProved(AuthParameters sent, byte[] document) {
        return BootstrappingServer.text(sent, "qop").equals(INTEGRITY)
                && BootstrappingServer.text(sent, "nc").equals(COUNT)
                && BootstrappingServer.text(sent, "cnonce").equals(clientNonce)
                && DigestExchange.isSame(BootstrappingServer.text(sent, "rspauth"), exchange.answer(document));
    }

    private static String target(URI server) {
        String path = server.getRawPath();
        String query = server.getRawQuery();
        return (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    }

    @Override
    public void close() {
        exchange.close();
    }
}
