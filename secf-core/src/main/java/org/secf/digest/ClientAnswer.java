package org.secf.digest;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.secf.digest.AuthParameters.Value;
import org.secf.keys.Secret;
import org.secf.state.RandomText;

/**
 * What a client answers to a challenge (RFC 7616 §3.4), always with {@code auth-int} and always to a nonce of which nothing was used yet; and how it recognises
 * the server's own answer to that. Good for one exchange.
 */
public final class ClientAnswer implements AutoCloseable {

    private static final String COUNT = "00000001";

    private final String field;
    private final String clientNonce;
    private final DigestExchange exchange;

    /**
     * What was asked.
     *
     * @param realm as it came
     * @param nonce as it came
     * @param algorithm its name, as it came
     * @param hash behind that name
     * @param opaque goes back as it came, where it did
     */
    public record Asked(String realm, String nonce, String algorithm, DigestAlgorithm hash, Optional<String> opaque) {}

    /** Who answers; the name is ASCII. */
    public record User(String name, Secret password) {}

    /**
     * What the answer covers, but for {@code more}.
     *
     * @param more one more parameter, which nothing protects
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Message(String method, String uri, byte[] content, Optional<Parameter> more) {

        /** Without further parameters. */
        public Message(String method, String uri, byte[] content) {
            this(method, uri, content, Optional.empty());
        }

        /** Without the content. */
        @Override
        public String toString() {
            return method + " " + uri;
        }
    }

    private ClientAnswer(String field, String clientNonce, DigestExchange exchange) {
        this.field = field;
        this.clientNonce = clientNonce;
        this.exchange = exchange;
    }

    /**
     * An answer.
     */
    public static ClientAnswer of(Asked asked, User user, Message message, SecureRandom random) {
        String clientNonce = RandomText.secret(random);
        AuthParametersWriter written = written(asked, user.name(), message, clientNonce);
        DigestCredentials credentials = AuthParameters.parse(written(asked, user.name(), message, clientNonce)
                        .quoted("response", "")
                        .text())
                .then(DigestCredentials::of)
                .fold(read -> read, rejection -> {
                    throw new IllegalArgumentException(rejection.detail());
                });
        DigestExchange exchange = DigestExchange.of(asked.hash(), credentials, user.password());
        written.quoted("response", exchange.response(message.method(), message.content()));
        message.more().ifPresent(parameter -> written.quoted(parameter.name(), parameter.value()));
        asked.opaque().ifPresent(text -> written.quoted("opaque", text));
        return new ClientAnswer(written.text(), clientNonce, exchange);
    }

    /** One more parameter. */
    public record Parameter(String name, String value) {}

    private static AuthParametersWriter written(Asked asked, String user, Message message, String clientNonce) {
        return AuthParametersWriter.withScheme(DigestCredentials.SCHEME)
                .quoted("username", user)
                .quoted("realm", asked.realm())
                .quoted("nonce", asked.nonce())
                .quoted("uri", message.uri())
                .token("qop", QualityOfProtection.AUTH_INT.token())
                .token("nc", COUNT)
                .quoted("cnonce", clientNonce)
                .token("algorithm", asked.algorithm());
    }

    /** The field {@code Authorization}. */
    public String field() {
        return field;
    }

    /**
     * Whether the server proved that it knows the password, and sent this content (RFC 7616 §3.5).
     *
     * @param fields the values of {@code Authentication-Info}
     */
    public boolean isProvedBy(List<String> fields, byte[] content) {
        // The parser wants a scheme, which this field has none of.
        return fields.size() == 1
                && AuthParameters.parse(DigestCredentials.SCHEME + " " + fields.get(0))
                        .fold(sent -> isProved(sent, content), rejection -> false);
    }

    private boolean isProved(AuthParameters sent, byte[] content) {
        return text(sent, "qop").equals(QualityOfProtection.AUTH_INT.token())
                && text(sent, "nc").equals(COUNT)
                && text(sent, "cnonce").equals(clientNonce)
                && DigestExchange.isSame(text(sent, "rspauth"), exchange.answer(content));
    }

    private static String text(AuthParameters sent, String name) {
        return sent.find(name).map(Value::text).orElse("");
    }

    /** Wipes what the password was made into. */
    @Override
    public void close() {
        exchange.close();
    }
}
