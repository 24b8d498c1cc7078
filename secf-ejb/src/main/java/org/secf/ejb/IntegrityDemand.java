package org.secf.ejb;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.secf.identity.Caller;
import org.secf.message.Facts;
import org.secf.message.Integrity;
import org.secf.settings.ConfigurationException;
import org.secf.signature.Component;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** What one {@link RequireIntegrity} demands, parsed. */
record IntegrityDemand(Set<String> components, boolean bodyDigest, RequireIntegrity.Origin origin) {

    IntegrityDemand {
        components = Set.copyOf(components);
    }

    /**
     * Reads an annotation.
     *
     * @param place where it stands, for the error
     * @throws ConfigurationException when one of {@code components} is none
     */
    static IntegrityDemand of(RequireIntegrity annotation, String place) {
        Set<String> components = Arrays.stream(annotation.components())
                .map(text -> component(text, place))
                .collect(Collectors.toSet());
        return new IntegrityDemand(components, annotation.bodyDigest(), annotation.origin());
    }

    /** The first signature that is enough; all demands have to be met by one. */
    Verdict<Integrity> judge(Facts facts, Optional<Caller> caller) {
        if (facts.integrity().isEmpty()) {
            return Verdict.rejected(InterceptorReason.NOT_SIGNED, "a signed request", "one without signature");
        }
        List<Check<Integrity>> checks = List.of(this::covering, this::wholly, fact -> from(fact, caller));
        Verdict<Integrity> first = Check.all(checks, facts.integrity().get(0));
        return facts.integrity().stream()
                .map(fact -> Check.all(checks, fact))
                .filter(verdict -> verdict.rejection().isEmpty())
                .findFirst()
                .orElse(first);
    }

    private Optional<Rejection> covering(Integrity fact) {
        return fact.components().containsAll(components)
                ? Check.HOLDS
                : Check.refused(
                        InterceptorReason.COMPONENT_NOT_SIGNED,
                        components.toString(),
                        fact.components().toString());
    }

    private Optional<Rejection> wholly(Integrity fact) {
        return fact.coversBody() || !bodyDigest
                ? Check.HOLDS
                : Check.refused(InterceptorReason.BODY_NOT_SIGNED, "a covered digest of the body", "none");
    }

    private Optional<Rejection> from(Integrity fact, Optional<Caller> caller) {
        Optional<String> owner = fact.signer().owner();
        Optional<String> name = caller.filter(Caller::isAuthenticated).map(Caller::getName);
        boolean holds = switch (origin) {
            case ANY -> true;
            case KNOWN -> owner.isPresent();
            case CALLER -> owner.isPresent() && owner.equals(name);
        };
        return holds
                ? Check.HOLDS
                : Check.refused(
                        InterceptorReason.WRONG_ORIGIN,
                        origin == RequireIntegrity.Origin.CALLER
                                ? "a signature of the caller " + name.orElse("who is nobody")
                                : "a signature of somebody known",
                        owner.orElse("one of nobody known"));
    }

    private static String component(String text, String place) {
        try {
            return Component.parse(text).plain();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "@RequireIntegrity(components) on %s: expected %s, found \"%s\""
                            .formatted(place, Component.EXPECTED_TEXT, text),
                    e);
        }
    }
}
