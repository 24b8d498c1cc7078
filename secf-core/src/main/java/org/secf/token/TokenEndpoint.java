package org.secf.token;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.secf.keys.Secret;
import org.secf.tls.Fetched;
import org.secf.tls.Outbound;
import org.secf.tls.Question;
import org.secf.verdict.Verdict;

/**
 * A token endpoint, and as whom it is asked.
 *
 * @param address by https, or on this machine
 * @param client identifier
 * @param secret of the client, as it is at each call; empty where it is known by its certificate in TLS (RFC 8705 §2)
 */
public record TokenEndpoint(URI address, String client, Optional<Secret> secret) {

    private static final String FORM = "application/x-www-form-urlencoded";

    /** Besides 200 those of an error that a body explains (RFC 6749 §5.2). */
    private static final Set<Integer> EXPECTED = Set.of(200, 400, 401, 403);

    /**
     * Asks, and waits for the whole answer. Redirects are not followed: the form has secrets.
     *
     * @param outbound whose certificate may be what the client is known by
     * @return status 200, 400, 401 or 403; rejected with a {@link org.secf.tls.TlsReason}
     */
    public Verdict<Fetched> ask(TokenForm form, Outbound outbound) {
        TokenForm whole = secret.isPresent() ? form : form.with("client_id", client);
        Question bare = Question.post(address, FORM, whole.octets())
                .with("Accept", "application/json")
                .expecting(EXPECTED);
        return outbound.send(
                secret.map(known -> bare.with("Authorization", basic(known))).orElse(bare));
    }

    /** Both parts are encoded before they are joined (RFC 6749 §2.3.1). A file ends with an end of line, and no secret does (Appendix A.2). */
    private String basic(Secret known) {
        return known.use(octets -> {
            String text = new String(octets, StandardCharsets.UTF_8).replaceFirst("[\\r\\n]+$", "");
            String pair = TokenForm.encoded(client) + ":" + TokenForm.encoded(text);
            return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
        });
    }

    /** Without the secret, and without what else of the address may be one. */
    @Override
    public String toString() {
        String bare = address.toString().replaceFirst("[?#].*$", "").replaceFirst("//[^/@]*@", "//");
        return client + " at " + bare;
    }
}
