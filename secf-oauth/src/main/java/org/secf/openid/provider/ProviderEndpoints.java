package org.secf.openid.provider;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.secf.tls.Outbound;

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

    /** By which {@link #userInfo} is found. */
    public static final String USER_INFO = "userinfo_endpoint";

    /** By which {@link #pushedRequests} is found. */
    public static final String PUSHED_REQUESTS = "pushed_authorization_request_endpoint";

    /** By which {@link #endSession} is found. */
    public static final String END_SESSION = "end_session_endpoint";

    /** By which {@link #revocation} is found. */
    public static final String REVOCATION = "revocation_endpoint";

    static final String AUTHORIZATION = "authorization_endpoint";
    static final String TOKEN = "token_endpoint";
    static final String KEYS = "jwks_uri";
    private static final int LONGEST = 2048;
    static final String EXPECTED = "an https address, or http on this machine, without fragment";

    /**
     * Checks the addresses.
     *
     * @throws IllegalArgumentException when one is neither https nor on this machine, or has a user or a fragment
     */
    public ProviderEndpoints {
        others = Map.copyOf(others);
        byCertificate = Map.copyOf(byCertificate);
        requireCallable(AUTHORIZATION, authorization);
        requireCallable(TOKEN, token);
        requireCallable(KEYS, keys);
        others.forEach(ProviderEndpoints::requireCallable);
        byCertificate.forEach(ProviderEndpoints::requireCallable);
    }

    /** Where claims about the person are asked for (Core §5.3). */
    public Optional<URI> userInfo() {
        return Optional.ofNullable(others.get(USER_INFO));
    }

    /** Where requests are pushed to (RFC 9126 §5). */
    public Optional<URI> pushedRequests() {
        return Optional.ofNullable(others.get(PUSHED_REQUESTS));
    }

    /** Where browsers are sent to end the login at the provider (RP-Initiated Logout §2.1). */
    public Optional<URI> endSession() {
        return Optional.ofNullable(others.get(END_SESSION));
    }

    /** Where tokens are given back (RFC 7009). */
    public Optional<URI> revocation() {
        return Optional.ofNullable(others.get(REVOCATION));
    }

    /** The same as a client sees them that is known by its certificate (RFC 8705 §5). */
    public ProviderEndpoints forCertificates() {
        Map<String, URI> seen = new HashMap<>(others);
        byCertificate.forEach((name, address) -> {
            if (!name.equals(TOKEN)) {
                seen.put(name, address);
            }
        });
        return new ProviderEndpoints(
                authorization, byCertificate.getOrDefault(TOKEN, token), keys, seen, byCertificate);
    }

    /** The address of an endpoint; empty where it is none that we call. */
    public static Optional<URI> address(String text) {
        try {
            return Optional.of(new URI(text)).filter(uri -> text.length() <= LONGEST && isCallable(uri));
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    private static boolean isCallable(URI address) {
        return Outbound.refuse(address).isEmpty() && address.getRawFragment() == null;
    }

    private static void requireCallable(String name, URI address) {
        if (!isCallable(address)) {
            throw new IllegalArgumentException(name + ": expected " + EXPECTED);
        }
    }
}
