package org.secf.proxy;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.Delegate;
import org.secf.identity.Evidence;
import org.secf.identity.GroupMapping;
import org.secf.identity.VisibleName;
import org.secf.verdict.Verdict;

/**
 * Who the caller is by what a proxy said.
 *
 * @param groups in our own words
 */
record AssertedCallers(GroupMapping groups) {

    private static final String IDENTITIES = "identities";
    private static final String PROXY = "proxy";
    private static final String MECHANISM = "proxy-mechanism";

    /** What fields say must be what the token says, where there is one. */
    Verdict<Caller> caller(AssertedFields.Told told, Proof.Proved proved) {
        Optional<Assertion> assertion = proved.assertion();
        List<String> identities = assertion.map(Assertion::identities).orElse(told.identities());
        boolean isSame = assertion.isEmpty()
                || (isNothingOr(told.identities(), identities)
                        && isNothingOr(told.flags(), assertion.get().caller().groups()));
        if (!isSame || identities.isEmpty()) {
            return Verdict.rejected(
                    ProxyReason.OTHER_IDENTITY,
                    "what the token says: " + identities,
                    told.identities() + " in " + told.flags());
        }
        return identities.stream().allMatch(VisibleName::isOne)
                ? Verdict.accepted(caller(identities, told, proved))
                : Verdict.rejected(
                        ProxyReason.UNUSABLE_IDENTITY, VisibleName.EXPECTED, "another in " + identities.size());
    }

    private Caller caller(List<String> identities, AssertedFields.Told told, Proof.Proved proved) {
        Optional<Caller> asserted = proved.assertion().map(Assertion::caller);
        Optional<Evidence> evidence = asserted.map(Caller::evidence);
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        attributes.put(IDENTITIES, identities);
        attributes.put(PROXY, List.of(proved.proxy()));
        evidence.ifPresent(first -> attributes.put(MECHANISM, List.of(first.mechanism())));
        return new AuthenticatedCaller(
                identities.get(0),
                groups.map(asserted.map(Caller::groups).orElseGet(() -> new LinkedHashSet<>(told.flags()))),
                attributes,
                new Evidence(
                        TrustedProxyFactory.NAME,
                        proved.proxy(),
                        proved.at(),
                        evidence.flatMap(Evidence::authenticationContext),
                        evidence.flatMap(Evidence::keyThumbprint)),
                asserted.map(Caller::delegates).orElse(List.<Delegate>of()));
    }

    private static boolean isNothingOr(List<String> told, Collection<String> proved) {
        return told.isEmpty() || Set.copyOf(told).equals(Set.copyOf(proved));
    }
}
