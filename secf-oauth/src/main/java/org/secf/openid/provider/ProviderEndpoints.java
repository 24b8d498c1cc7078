package org.secf.openid.provider;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.secf.jwt.Claims;
import org.secf.verdict.Verdict;

/**
 * Where a provider is asked. Each is called by https, or on this machine.
 *
 * @param authorization where browsers are sent to
 * @param token where codes are redeemed
 * @param keys where its keys are (RFC 7517 §5)
 * @param others by the names of the registry, such as {@code userinfo_endpoint}
 * @param byCertificate those for clients that are known by their certificates (RFC 8705 §5), by the same names
 */
public record ProviderEndpoints(
        URI authorization, URI token, URI keys, Map<String, URI> others, Map<String, URI> byCertificate) {

    public ProviderEndpoints {
        others = Map.copyOf(others);
        byCertificate = Map.copyOf(byCertificate);
    }

    /** Where claims about the person are asked for (Core §5.3). */
    public Optional<URI> userInfo() {
        return Optional.empty();
    }

    /** Where requests are pushed to (RFC 9126 §5). */
    public Optional<URI> pushedRequests() {
        return Optional.empty();
    }

    /** Where browsers are sent to end the login at the provider (RP-Initiated Logout §2.1). */
    public Optional<URI> endSession() {
        return Optional.empty();
    }

    /** Where tokens are given back (RFC 7009). */
    public Optional<URI> revocation() {
        return Optional.empty();
    }

    /** The same as a client sees them that is known by its certificate (RFC 8705 §5). */
    public ProviderEndpoints forCertificates() {
        return this;
    }

    static Verdict<ProviderEndpoints> read(Claims claims) {
        throw new UnsupportedOperationException();
    }
}
