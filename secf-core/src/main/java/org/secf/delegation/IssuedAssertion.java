package org.secf.delegation;

import java.security.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an assertion says of where it can be used. Nobody has verified it: it may keep an assertion from being sent, and proves nothing.
 *
 * @param notOnOrAfter its end, where it says one (saml-core §2.5.1.2)
 * @param audiences one list for each restriction, of which one has to be met each (saml-core §2.5.1.4)
 * @param holders the keys of which one has to be proved with it (saml-profiles §3.1)
 * @param isForBearers whether anybody may use it who has it (saml-profiles §3.3)
 */
public record IssuedAssertion(
        Optional<Instant> notOnOrAfter, List<List<String>> audiences, List<PublicKey> holders, boolean isForBearers) {

    public IssuedAssertion {
        audiences = audiences.stream().map(List::copyOf).toList();
        holders = List.copyOf(holders);
    }

    /** Whether each restriction lets it be used there, and there is one at least: without any it could be used everywhere. */
    public boolean isFor(String audience) {
        return !audiences.isEmpty() && audiences.stream().allMatch(restriction -> restriction.contains(audience));
    }
}
