package org.secf.token;

import java.util.Optional;
import org.secf.keys.Secret;
import org.secf.verdict.Verdict;

/**
 * By a secret in the form: {@code client_secret_post}, for servers that know nothing better.
 *
 * @param client identifier
 * @param secret of the client, as it is at each call
 */
public record PostedSecret(String client, Secret secret) implements ClientAuthentication {

    @Override
    public Verdict<ProvedForm> prove(TokenForm form) {
        return Verdict.accepted(
                new ProvedForm(form.naming(client).with("client_secret", BasicSecret.text(secret)), Optional.empty()));
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return client + " by client_secret_post";
    }
}
