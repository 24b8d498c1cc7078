package org.secf.saml.model;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How users are to authenticate (saml-core §3.3.2.2.1). Which context is stronger than which, the standard leaves to those who read it, so whoever compares has
 * to say it; otherwise the identity provider's opinion would be taken for the deployer's.
 *
 * @param comparison how an answer's context relates to {@code classes}
 * @param classes authentication context classes; empty accepts any
 * @param order the classes that are known, the weakest first; needed by every comparison but {@link ContextComparison#EXACT}
 */
public record RequestedContext(ContextComparison comparison, List<String> classes, List<String> order) {

    /** Any context. */
    public static final RequestedContext ANY = exactly(List.of());

    public RequestedContext {
        classes = List.copyOf(classes);
        order = List.copyOf(order);
        if (new HashSet<>(order).size() < order.size()) {
            throw new IllegalArgumentException("a class stands twice in the order " + order);
        }
        if (comparison != ContextComparison.EXACT && (classes.isEmpty() || !order.containsAll(classes))) {
            throw new IllegalArgumentException("the comparison " + comparison
                    + " needs classes to compare with, and an order in which each of them stands");
        }
    }

    /** One of these, character by character; where there are none, any. */
    public static RequestedContext exactly(List<String> classes) {
        return new RequestedContext(ContextComparison.EXACT, classes, List.of());
    }

    /** Whether nothing is asked. */
    public boolean isAny() {
        return classes.isEmpty();
    }

    /** Whether an answer's context is enough; one that is not named, or not in the order, is not. */
    public boolean isMetBy(Optional<String> context) {
        return isAny()
                || context.filter(found -> comparison == ContextComparison.EXACT
                                ? classes.contains(found)
                                : order.contains(found) && compares(order.indexOf(found)))
                        .isPresent();
    }

    private boolean compares(int strength) {
        return switch (comparison) {
            case EXACT -> strengths().anyMatch(asked -> strength == asked);
            case MINIMUM -> strengths().anyMatch(asked -> strength >= asked);
            case MAXIMUM -> strengths().anyMatch(asked -> strength <= asked);
            case BETTER -> strengths().allMatch(asked -> strength > asked);
        };
    }

    private IntStream strengths() {
        return classes.stream().mapToInt(order::indexOf);
    }

    /** For whoever reads why a login was refused. */
    @Override
    public String toString() {
        return comparison == ContextComparison.EXACT
                ? "one of " + classes
                : comparison.value() + " of " + classes + " in the order " + order;
    }
}
