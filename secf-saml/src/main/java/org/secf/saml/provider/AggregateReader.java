package org.secf.saml.provider;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.secf.saml.model.Description;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.MetadataReason;
import org.secf.saml.model.UnusableMetadata;
import org.secf.saml.opensaml.MetadataSource;
import org.secf.saml.provider.IdentityProviderMetadata.Described;

/**
 * Takes those identity providers that a filter lets pass, one after another as they stream by. One that cannot be used is left out: it must not lock out the
 * users of all others.
 */
final class AggregateReader {

    private final EntityFilter filter;
    private final Function<Entity, IdentityProvider> reading;
    private final MetadataSource source;
    private final Map<String, IdentityProvider> taken = new LinkedHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private Optional<Duration> longest = Optional.of(Duration.ZERO);
    private @Nullable UnusableMetadata problem;
    private int leftOut;

    /** An entity that was chosen. */
    record Entity(EntityScan.Found found, Description description) {}

    /**
     * A reader.
     *
     * @param reading throws {@link UnusableMetadata} for what cannot be believed or used
     */
    AggregateReader(EntityFilter filter, Function<Entity, IdentityProvider> reading, MetadataSource source) {
        this.filter = filter;
        this.reading = reading;
        this.source = source;
    }

    boolean mayTake(String entityId) {
        return filter.mayHold(entityId);
    }

    void take(EntityScan.Found found) {
        Description description = DescriptionReader.read(found.element());
        if (!filter.holds(found.id(), description)) {
            return;
        }
        if (!seen.add(found.id())) {
            // Neither: which is right cannot be known.
            if (taken.remove(found.id()) != null) {
                leftOut++;
            }
            leaveOut(source.error(MetadataReason.ENTITY_AMBIGUOUS, "describes " + found.id() + " more than once"));
            return;
        }
        try {
            taken.put(found.id(), reading.apply(new Entity(found, description)));
            // What one member asks for must not have all be loaded again and again.
            longest = longest.flatMap(most -> found.validity().cacheDuration().map(one -> max(most, one)));
        } catch (UnusableMetadata unusable) {
            leaveOut(unusable);
        }
    }

    /** All that was taken. */
    Described described() {
        if (taken.isEmpty()) {
            throw Optional.ofNullable(problem)
                    .orElseGet(() -> source.error(
                            MetadataReason.ENTITY_MISSING,
                            "expected identity providers that idp-filter lets pass, found none; correct the filter,"
                                    + " character by character"));
        }
        return new Described(
                taken, longest, Optional.ofNullable(problem).map(first -> new Described.LeftOut(leftOut, first)));
    }

    private void leaveOut(UnusableMetadata why) {
        leftOut++;
        if (problem == null) {
            problem = why;
        }
    }

    private static Duration max(Duration one, Duration other) {
        return Comparator.<Duration>naturalOrder().compare(one, other) < 0 ? other : one;
    }
}
