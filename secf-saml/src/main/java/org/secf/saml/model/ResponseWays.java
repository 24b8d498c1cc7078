package org.secf.saml.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.secf.verdict.Verdict;

/**
 * The bindings by which responses are taken; every other is refused.
 *
 * @param asked the one that requests ask for
 * @param others that are taken, too
 */
public record ResponseWays(ResponseBinding asked, Set<ResponseBinding> others) {

    /** Forms alone. */
    public static final ResponseWays USUAL = new ResponseWays(ResponseBinding.POST, Set.of());

    /**
     * Checks them.
     *
     * @throws IllegalArgumentException where a browser would be asked for what only other clients can do
     */
    public ResponseWays {
        if (asked == ResponseBinding.PAOS) {
            throw new IllegalArgumentException("a browser cannot bring a response by PAOS");
        }
        others = others.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(others));
    }

    /** Whether responses are taken by it. */
    public boolean takes(ResponseBinding binding) {
        return binding == asked || others.contains(binding);
    }

    /** All of them, the one asked for first, in the order in which metadata names them. */
    public List<ResponseBinding> all() {
        return Stream.concat(
                        Stream.of(asked), Stream.of(ResponseBinding.values()).filter(others::contains))
                .distinct()
                .toList();
    }

    /** The binding, if responses are taken by it. */
    public Verdict<ResponseBinding> allow(ResponseBinding binding) {
        return takes(binding)
                ? Verdict.accepted(binding)
                : Verdict.rejected(
                        SamlBindingReason.BINDING_NOT_ALLOWED, "a response by one of " + all(), binding + "");
    }
}
