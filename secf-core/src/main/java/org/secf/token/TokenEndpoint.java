package org.secf.token;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.secf.keys.Secret;
import org.secf.tls.Fetched;
import org.secf.tls.Outbound;
import org.secf.tls.Question;
import org.secf.verdict.Verdict;

/**
 * A token endpoint, or another that is asked in the same way, and as whom.
 *
 * @param address by https, or on this machine
 * @param authentication proves the client
 */
public record TokenEndpoint(URI address, ClientAuthentication authentication) {

    private static final String FORM = "application/x-www-form-urlencoded";

    private static final String USE_NONCE = "use_dpop_nonce";
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;

    /** Besides 200 those of an error that a body explains (RFC 6749 §5.2), and 201 of what was made (RFC 9126 §2.2). */
    private static final Set<Integer> EXPECTED = Set.of(200, 201, 400, 401, 403);

    /**
     * By {@code client_secret_basic}, or by a certificate.
     *
     * @param client identifier
     * @param secret of the client, as it is at each call; empty where it is known by its certificate in TLS (RFC 8705 §2)
     */
    public TokenEndpoint(URI address, String client, Optional<Secret> secret) {
        this(
                address,
                secret.<ClientAuthentication>map(known -> new BasicSecret(client, known))
                        .orElseGet(() -> new CertificateOfClient(client)));
    }

    /** The client's identifier. */
    public String client() {
        return authentication.client();
    }

    /**
     * Asks, and waits for the whole answer. Redirects are not followed: the form has secrets.
     *
     * @param outbound whose certificate may be what the client is known by
     * @return status 200, 201, 400, 401 or 403; rejected with a {@link org.secf.tls.TlsReason}, or as the client could not be proved
     */
    public Verdict<Fetched> ask(TokenForm form, Outbound outbound) {
        return authentication.prove(form).then(proved -> outbound.send(question(proved)));
    }

    /**
     * The same for tokens that are bound to a key of ours (RFC 9449 §5). Where the server wants a value of its own in the proof, and tells a new one, it is asked once
     * more (§8).
     *
     * @param key whose proof goes along
     */
    public Verdict<Fetched> ask(TokenForm form, Outbound outbound, BindingKey key) {
        Optional<String> shown = key.nonce(address);
        return bound(form, outbound, key).then(answer -> {
            Optional<String> told = heard(answer, key);
            boolean isNew = told.isPresent() && !told.equals(shown);
            return isNew && wantsNonce(answer) ? again(form, outbound, key) : Verdict.accepted(answer);
        });
    }

    private Verdict<Fetched> again(TokenForm form, Outbound outbound, BindingKey key) {
        return bound(form, outbound, key).map(answer -> {
            heard(answer, key);
            return answer;
        });
    }

    private Optional<String> heard(Fetched answer, BindingKey key) {
        return key.heard(address, answer.lines(BindingKey.NONCE_FIELD));
    }

    /** What proves the client is made anew: it may be good once. */
    private Verdict<Fetched> bound(TokenForm form, Outbound outbound, BindingKey key) {
        return authentication
                .prove(form)
                .then(proved -> key.proof(new BindingKey.Call("POST", address))
                        .then(proof -> outbound.send(question(proved).with(BindingKey.FIELD, proof))));
    }

    private static boolean wantsNonce(Fetched answer) {
        return (answer.status() == BAD_REQUEST || answer.status() == UNAUTHORIZED)
                && TokenAnswer.error(answer.body()).filter(USE_NONCE::equals).isPresent();
    }

    private Question question(ProvedForm proved) {
        Question bare = Question.post(address, FORM, proved.form().octets())
                .with("Accept", "application/json")
                .expecting(EXPECTED);
        return proved.authorization()
                .map(value -> bare.with("Authorization", value))
                .orElse(bare);
    }

    /** Without what of the address may be a secret. */
    @Override
    public String toString() {
        String bare = address.toString().replaceFirst("[?#].*$", "").replaceFirst("//[^/@]*@", "//");
        return client() + " at " + bare;
    }
}
