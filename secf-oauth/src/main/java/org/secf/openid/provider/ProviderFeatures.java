package org.secf.openid.provider;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.jwt.Claims;

/**
 * What a provider can do, and what it insists on, by the names of the registry (RFC 8414 §7.1). What it does not say, it cannot, but for what the standards give as
 * usual.
 *
 * @param flags those that are true
 * @param lists what stands in its lists
 */
public record ProviderFeatures(Set<String> flags, Map<String, Set<String>> lists) {

    public ProviderFeatures {
        flags = Set.copyOf(flags);
        lists = Map.copyOf(lists);
    }

    /** Of a provider that announces nothing. */
    public static ProviderFeatures none() {
        return new ProviderFeatures(Set.of(), Map.of());
    }

    /** Whether each of its answers to browsers names it, so that one without a name is not its (RFC 9207 §3). */
    public boolean namesItself() {
        return flags.contains("authorization_response_iss_parameter_supported");
    }

    /** Whether requests have to be pushed (RFC 9126 §5). */
    public boolean requiresPushedRequests() {
        return flags.contains("require_pushed_authorization_requests");
    }

    /** Whether requests have to be signed (RFC 9101 §10.5). */
    public boolean requiresSignedRequests() {
        return flags.contains("require_signed_request_object");
    }

    /** Whether it tells clients of logouts (Back-Channel Logout §2.1). */
    public boolean announcesLogouts() {
        return flags.contains("backchannel_logout_supported");
    }

    /** What it announces under that name; empty where it says nothing of it. */
    public Optional<Set<String>> list(String name) {
        return Optional.ofNullable(lists.get(name));
    }

    static ProviderFeatures read(Claims claims) {
        throw new UnsupportedOperationException();
    }
}
