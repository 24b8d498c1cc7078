package org.secf.token;

import java.util.Optional;
import org.secf.verdict.Verdict;

/**
 * By the certificate that TLS shows: {@code tls_client_auth} and {@code self_signed_tls_client_auth} (RFC 8705 §2). Which one, the connection decides.
 *
 * @param client identifier
 */
public record CertificateOfClient(String client) implements ClientAuthentication {

    @Override
    public Verdict<ProvedForm> prove(TokenForm form) {
        return Verdict.accepted(new ProvedForm(form.naming(client), Optional.empty()));
    }

    @Override
    public String toString() {
        return client + " by its certificate";
    }
}
