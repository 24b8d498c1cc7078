package org.secf.identity;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How far whoever vouches lets its word be handed on, by others who vouch in their own name (saml-core §2.5.1.6).
 *
 * @param times how many may hand it on one after another; empty where nothing is said of it
 * @param audiences to whom; empty where nothing is said of it
 */
public record Onward(OptionalInt times, List<String> audiences) {

    /** Nothing is said of it. */
    public static final Onward FREE = new Onward(OptionalInt.empty(), List.of());

    public Onward {
        audiences = List.copyOf(audiences);
        if (times.isPresent() && times.getAsInt() < 0) {
            throw new IllegalArgumentException("times from 0 on");
        }
    }

    /** What is left when it is handed on to {@code audience}; empty where it may not be. */
    public Optional<Onward> to(String audience) {
        boolean isAllowed = times.orElse(1) > 0 && (audiences.isEmpty() || audiences.contains(audience));
        return isAllowed
                ? Optional.of(new Onward(times.isEmpty() ? times : OptionalInt.of(times.getAsInt() - 1), audiences))
                : Optional.empty();
    }
}
