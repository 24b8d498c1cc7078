package org.secf.saml;

import java.util.List;
import java.util.Locale;
import org.secf.saml.ecp.ChannelBindingMode;
import org.secf.saml.model.ResponseBinding;
import org.secf.settings.Key;
import org.secf.settings.Kind;

/** Every setting below {@code secf.saml.bindings}. */
public final class BindingKeys {

    /** How we ask to be answered. */
    public static final Key<ResponseBinding> RESPONSE = Key.of(
            "bindings.response",
            Kind.choice(ResponseBinding.class),
            ResponseBinding.POST,
            "How the identity provider is asked to answer browsers: POST, SIMPLE_SIGN or ARTIFACT; responses are taken by it.");

    /** How else we may be answered. */
    public static final Key<List<ResponseBinding>> ALSO_ACCEPTED = Key.of(
            "bindings.also-accepted",
            Kind.list("bindings out of POST, SIMPLE_SIGN, ARTIFACT and PAOS", BindingKeys::binding),
            List.of(),
            "Further bindings by which responses are taken; all others are refused. PAOS is that of clients that are no browsers.");

    /** Who proves himself by TLS alone. */
    public static final Key<Boolean> ACCEPT_UNSIGNED_ARTIFACT_RESPONSE = Key.of(
            "bindings.accept-unsigned-artifact-response",
            Kind.FLAG,
            false,
            "Dangerous behind a proxy that ends TLS: whether the answer around a fetched response may go unsigned, because the TLS connection"
                    + " proves who answers; the response or its assertion must be signed all the same.");

    /** What is asked of clients. */
    public static final Key<ChannelBindingMode> ECP_CHANNEL_BINDING = Key.of(
            "bindings.ecp-channel-binding",
            Kind.choice(ChannelBindingMode.class),
            ChannelBindingMode.OFF,
            "Whether clients that are no browsers are held to the certificate by which we are reached.");

    /** Which certificate that is. */
    public static final Key<String> ECP_SERVER_CERTIFICATE = Key.optional(
            "bindings.ecp-server-certificate",
            Kind.TEXT,
            "Location of the PEM certificate by which clients reach us, the proxy's where one ends TLS; for ecp-channel-binding.");

    /** All of them, in the order of the reference. */
    static final List<Key<?>> ALL = List.of(
            RESPONSE, ALSO_ACCEPTED, ACCEPT_UNSIGNED_ARTIFACT_RESPONSE, ECP_CHANNEL_BINDING, ECP_SERVER_CERTIFICATE);

    private BindingKeys() {}

    private static ResponseBinding binding(String text) {
        return ResponseBinding.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
