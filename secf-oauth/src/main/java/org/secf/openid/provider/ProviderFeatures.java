package org.secf.openid.provider;

import jakarta.json.JsonValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.jwt.Claims;
import org.secf.verdict.Verdict;

/**
 * What a provider can do, and what it insists on, by the names of the registry (RFC 8414 §7.1). What it does not say, it cannot, but for what the standards give as
 * usual.
 *
 * @param flags those that are true
 * @param lists what stands in its lists
 */
public record ProviderFeatures(Set<String> flags, Map<String, Set<String>> lists) {

    /** By which of {@link AuthenticationMethod} it knows clients; {@code client_secret_basic} where it does not say. */
    public static final String AUTHENTICATION_METHODS = "token_endpoint_auth_methods_supported";

    /** By which algorithms clients may sign what proves them. */
    public static final String AUTHENTICATION_ALGORITHMS = "token_endpoint_auth_signing_alg_values_supported";

    /** By which algorithms requests may be signed. */
    public static final String REQUEST_ALGORITHMS = "request_object_signing_alg_values_supported";

    /** How the keys of encrypted requests may be agreed on. */
    public static final String REQUEST_ENCRYPTION = "request_object_encryption_alg_values_supported";

    /** By what encrypted requests may be encrypted. */
    public static final String REQUEST_CONTENT_ENCRYPTION = "request_object_encryption_enc_values_supported";

    /** By which algorithms it signs ID tokens. */
    public static final String ID_TOKEN_ALGORITHMS = "id_token_signing_alg_values_supported";

    /** How it answers browsers, such as {@code form_post}. */
    public static final String RESPONSE_MODES = "response_modes_supported";

    /** How strongly it lets people log in. */
    public static final String CONTEXTS = "acr_values_supported";

    private static final String NAMES_ITSELF = "authorization_response_iss_parameter_supported";
    private static final String REQUIRES_PUSHED = "require_pushed_authorization_requests";
    private static final String REQUIRES_SIGNED = "require_signed_request_object";
    private static final String TAKES_REQUESTS = "request_parameter_supported";
    private static final String ANNOUNCES_LOGOUTS = "backchannel_logout_supported";
    private static final String TELLS_SESSIONS = "backchannel_logout_session_supported";
    private static final List<String> FLAGS =
            List.of(NAMES_ITSELF, REQUIRES_PUSHED, REQUIRES_SIGNED, TAKES_REQUESTS, ANNOUNCES_LOGOUTS, TELLS_SESSIONS);
    private static final List<String> LISTS = List.of(
            AUTHENTICATION_METHODS,
            AUTHENTICATION_ALGORITHMS,
            REQUEST_ALGORITHMS,
            REQUEST_ENCRYPTION,
            REQUEST_CONTENT_ENCRYPTION,
            ID_TOKEN_ALGORITHMS,
            RESPONSE_MODES,
            CONTEXTS,
            "code_challenge_methods_supported",
            "scopes_supported");

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
        return flags.contains(NAMES_ITSELF);
    }

    /** Whether requests have to be pushed (RFC 9126 §5). */
    public boolean requiresPushedRequests() {
        return flags.contains(REQUIRES_PUSHED);
    }

    /** Whether requests have to be signed (RFC 9101 §10.5). */
    public boolean requiresSignedRequests() {
        return flags.contains(REQUIRES_SIGNED);
    }

    /** Whether browsers may bring signed requests (Discovery §3). */
    public boolean takesSignedRequests() {
        return flags.contains(TAKES_REQUESTS) || requiresSignedRequests();
    }

    /** Whether it tells clients of logouts (Back-Channel Logout §2.1). */
    public boolean announcesLogouts() {
        return flags.contains(ANNOUNCES_LOGOUTS);
    }

    /** What it announces under that name; empty where it says nothing of it. */
    public Optional<Set<String>> list(String name) {
        return Optional.ofNullable(lists.get(name));
    }

    /** A flag that is no flag would be taken for false, and a list that is none for everything; so neither is passed over. */
    static Verdict<ProviderFeatures> read(Claims claims) {
        Set<String> flags = new HashSet<>();
        for (String name : FLAGS) {
            JsonValue value = claims.json().getOrDefault(name, JsonValue.FALSE);
            if (value.equals(JsonValue.TRUE)) {
                flags.add(name);
            } else if (!value.equals(JsonValue.FALSE) && !value.equals(JsonValue.NULL)) {
                return unreadable(name + ": true or false", value);
            }
        }
        Map<String, Set<String>> lists = new HashMap<>();
        for (String name : LISTS) {
            JsonValue value = claims.json().getOrDefault(name, JsonValue.NULL);
            if (value.getValueType() == JsonValue.ValueType.ARRAY) {
                lists.put(name, Set.copyOf(new HashSet<>(claims.texts(name))));
            } else if (!value.equals(JsonValue.NULL)) {
                return unreadable(name + ": a list of texts", value);
            }
        }
        return Verdict.accepted(new ProviderFeatures(flags, lists));
    }

    private static Verdict<ProviderFeatures> unreadable(String expected, JsonValue received) {
        return Verdict.rejected(ProviderReason.METADATA_UNREADABLE, expected, received.toString());
    }
}
