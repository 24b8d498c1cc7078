package org.secf.openid.provider;

import java.net.URI;
import java.util.Map;
import org.secf.verdict.Verdict;

/**
 * Makes the address that a browser is sent to for a login (Core §3.1.2.1): with the parameters in it, with a signed request (RFC 9101), or with the name of a request
 * that was pushed (RFC 9126).
 */
public record AuthorizationRequests(ProviderAccess access, RequestPolicy policy) {

    /**
     * The address.
     *
     * @param parameters decoded, such as {@code scope}, {@code state}, {@code nonce}, {@code redirect_uri}; {@code client_id} is added
     * @return rejected with a {@link ProviderReason}, or with a {@link org.secf.tls.TlsReason} where the provider cannot be reached
     */
    public Verdict<URI> address(Map<String, String> parameters) {
        throw new UnsupportedOperationException(parameters.toString());
    }
}
