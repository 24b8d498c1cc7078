package org.secf.saml.response;

import java.util.List;
import java.util.Optional;

/**
 * What a client that is no browser brought in a SOAP envelope (saml-profiles §4.2.3); nobody has verified anything of it yet.
 *
 * @param response its body
 * @param relayState what our own envelope gave it to bring back
 * @param channelBindings which connections it says it saw
 */
public record ParsedEnhanced(
        ParsedResponse response, Optional<String> relayState, List<ChannelBinding> channelBindings) {

    public ParsedEnhanced {
        channelBindings = List.copyOf(channelBindings);
    }

    /**
     * What a client saw of its connection (saml-ecp-v2.0 §2, RFC 5929).
     *
     * @param type such as {@code tls-server-end-point}
     * @param value base64
     */
    public record ChannelBinding(String type, String value) {}
}
