package org.secf.saml.ecp;

import java.util.List;
import java.util.Optional;
import org.secf.saml.model.EnhancedClientReason;
import org.secf.saml.response.ParsedEnhanced;
import org.secf.saml.response.ParsedEnhanced.ChannelBinding;
import org.secf.verdict.Verdict;

/**
 * Compares what a client saw of its connection with what it should have seen. No container tells an application by which certificate it is reached, and a
 * proxy may stand before it, so the certificate is configured.
 *
 * @param mode what is asked
 * @param ours empty where nothing is asked
 */
public record ChannelBindingPolicy(ChannelBindingMode mode, Optional<ChannelBindingValue> ours) {

    /** Nothing is asked. */
    public static final ChannelBindingPolicy OFF = new ChannelBindingPolicy(ChannelBindingMode.OFF, Optional.empty());

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException where something is asked and there is nothing to compare with
     */
    public ChannelBindingPolicy {
        if ((mode == ChannelBindingMode.OFF) == ours.isPresent()) {
            throw new IllegalArgumentException("channel bindings need a certificate, and only they do");
        }
    }

    /** What was brought, unless the client saw something else. */
    public Verdict<ParsedEnhanced> check(ParsedEnhanced brought) {
        if (ours.isEmpty()) {
            return Verdict.accepted(brought);
        }
        List<String> seen = brought.channelBindings().stream()
                .filter(binding -> binding.type().equals(ChannelBindingValue.TYPE))
                .map(ChannelBinding::value)
                .map(String::strip)
                .toList();
        if (seen.isEmpty() && mode == ChannelBindingMode.REQUIRED) {
            return Verdict.rejected(
                    EnhancedClientReason.CHANNEL_BINDING_MISSING, ChannelBindingValue.TYPE, "none of that type");
        }
        return seen.stream().allMatch(ours.get().base64()::equals)
                ? Verdict.accepted(brought)
                : Verdict.rejected(
                        EnhancedClientReason.CHANNEL_BINDING_MISMATCH,
                        ours.get().base64(),
                        seen.toString());
    }
}
