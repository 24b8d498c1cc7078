package org.secf.delegation;

import java.util.List;
import java.util.Optional;
import org.secf.identity.Caller;
import org.secf.identity.Delegate;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/**
 * Who may act for whom, at which audience ({@code may_act} of RFC 8693 §4.4, in the hands of the deployer). What no rule says is refused.
 *
 * @param rules of which one must allow; none is nobody
 * @param longest how many may act for one another; 0 where nobody may
 */
public record ActingPolicy(List<ActingRule> rules, int longest) {

    /** The longest chain that anybody may allow. */
    public static final int LONGEST_CHAIN = 16;

    /** Nobody acts for anybody. */
    public static final ActingPolicy NOBODY = new ActingPolicy(List.of(), 0);

    public ActingPolicy {
        rules = List.copyOf(rules);
        if (longest < 0 || longest > LONGEST_CHAIN) {
            throw new IllegalArgumentException("a chain of 0 to " + LONGEST_CHAIN);
        }
    }

    /** Whether anybody may act for anybody. */
    public boolean isNobody() {
        return rules.isEmpty() || longest == 0;
    }

    /** The same without rules for groups: where those who act say of which groups a caller is, such a rule restricts nobody. */
    public ActingPolicy withoutGroups() {
        return new ActingPolicy(
                rules.stream().filter(rule -> !rule.isForGroup()).toList(), longest);
    }

    /** Unless {@code actor} may act for the caller at that audience. */
    public Optional<Rejection> refuse(String actor, Caller subject, String audience) {
        return rules.stream().anyMatch(rule -> rule.allows(actor, subject, audience))
                ? Check.HOLDS
                : Check.refused(
                        DelegationReason.ACTOR_NOT_LISTED,
                        "one of " + rules,
                        actor + " for " + subject.getName() + " at " + audience);
    }

    /** Unless each of those who act for the caller may do so at that audience, and they are not too many. */
    public Optional<Rejection> refuseChain(Caller subject, String audience) {
        List<Delegate> chain = subject.delegates();
        if (chain.isEmpty()) {
            return Check.HOLDS;
        }
        if (isNobody()) {
            return Check.refused(DelegationReason.CHAIN_NOT_EXPECTED, "a caller that acts itself", names(chain));
        }
        if (chain.size() > longest) {
            return Check.refused(
                    DelegationReason.CHAIN_TOO_LONG, "at most " + longest, chain.size() + ": " + names(chain));
        }
        return chain.stream()
                .map(delegate -> refuse(delegate.name(), subject, audience))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static String names(List<Delegate> chain) {
        return chain.stream().map(Delegate::name).toList().toString();
    }
}
