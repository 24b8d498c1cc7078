package org.secf.openid.provider;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.secf.introspection.Turns;
import org.secf.verdict.Verdict;

/**
 * Makes the address that a browser is sent to for a login (Core §3.1.2.1): with the parameters in it, with a signed request (RFC 9101), or with the name of a request
 * that was pushed (RFC 9126).
 *
 * @param pushes how many requests are pushed at once
 */
public record AuthorizationRequests(ProviderAccess access, RequestPolicy policy, Turns pushes) {

    private static final String CLIENT = "client_id";
    private static final String REQUEST = "request";
    private static final String NAME = "request_uri";
    private static final String KEY = "dpop_jkt";

    private static final int MOST_PUSHES = 32;
    private static final int MOST_WAITING = 32;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** What providers by OpenID Connect alone look for outside a signed request, too, and compare with what is in it (Core §6.1). */
    private static final List<String> OUTSIDE = List.of(CLIENT, "response_type", "scope");

    /** With as many pushed at once as a server spares threads for. */
    public AuthorizationRequests(ProviderAccess access, RequestPolicy policy) {
        this(access, policy, new Turns(MOST_PUSHES, MOST_WAITING, LONGEST_WAIT, ProviderReason.PUSHES_BUSY));
    }

    /**
     * The address.
     *
     * @param parameters decoded, such as {@code scope}, {@code state}, {@code nonce}, {@code redirect_uri}; {@code client_id} is added
     * @return rejected with a {@link ProviderReason}, with a {@link org.secf.token.BindingReason}, or with a {@link org.secf.tls.TlsReason} where the provider cannot be reached
     * @throws IllegalArgumentException when there is a request among the parameters, or one that is no text in a signed request cannot be read
     */
    public Verdict<URI> address(Map<String, String> parameters) {
        if (parameters.containsKey(REQUEST) || parameters.containsKey(NAME)) {
            throw new IllegalArgumentException("a request is made here, and not among the parameters");
        }
        return access.provider()
                .metadata()
                .then(metadata -> whole(parameters)
                        .then(whole -> signed(metadata, whole))
                        .then(request -> pushed(metadata, request))
                        .map(shown -> address(metadata.endpoints().authorization(), shown)));
    }

    /** A code for tokens that are bound to a key is itself bound to it (RFC 9449 §10). */
    private Verdict<Map<String, String>> whole(Map<String, String> parameters) {
        return access.key().map(key -> {
            Map<String, String> whole = new LinkedHashMap<>(parameters);
            whole.put(CLIENT, access.client().clientId());
            key.ifPresent(known -> whole.put(KEY, known.thumbprint()));
            return whole;
        });
    }

    private Verdict<Map<String, String>> signed(ProviderMetadata metadata, Map<String, String> whole) {
        ProviderFeatures features = metadata.features();
        if (!policy.sign() && !features.requiresSignedRequests()) {
            return Verdict.accepted(whole);
        }
        boolean isPushed = isPushed(features);
        if (!isPushed && !features.takesSignedRequests()) {
            return Verdict.rejected(
                    ProviderReason.FEATURE_MISSING, "request_parameter_supported", "no such announcement");
        }
        return new RequestObject(access, policy, metadata).of(whole).map(request -> {
            Map<String, String> shown = new LinkedHashMap<>(whole);
            shown.keySet().retainAll(isPushed ? List.of(CLIENT) : OUTSIDE);
            shown.put(REQUEST, request);
            return shown;
        });
    }

    private Verdict<Map<String, String>> pushed(ProviderMetadata metadata, Map<String, String> request) {
        if (!isPushed(metadata.features())) {
            return Verdict.accepted(request);
        }
        return pushes.take(() -> new PushedRequest(access).push(request)).map(name -> {
            Map<String, String> shown = new LinkedHashMap<>();
            shown.put(CLIENT, access.client().clientId());
            shown.put(NAME, name);
            return shown;
        });
    }

    private boolean isPushed(ProviderFeatures features) {
        return policy.push() || features.requiresPushedRequests();
    }

    private static URI address(URI endpoint, Map<String, String> shown) {
        String text = endpoint.toString();
        String mark =
                endpoint.getRawQuery() == null ? "?" : endpoint.getRawQuery().isEmpty() ? "" : "&";
        return URI.create(shown.entrySet().stream()
                .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&", text + mark, "")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
