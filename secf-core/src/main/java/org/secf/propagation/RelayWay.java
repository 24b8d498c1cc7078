package org.secf.propagation;

import java.util.Optional;
import java.util.Set;
import org.secf.delegation.PresentedToken;
import org.secf.token.BindingKey;
import org.secf.verdict.Verdict;

/** The token that the caller brought, octet by octet. */
final class RelayWay implements Way {

    @Override
    public Verdict<Authorization> authorize(OnBehalf who, Optional<String> audience) {
        Optional<BindingKey> bound = who.token().flatMap(PresentedToken::key);
        return Proofs.of(who, Set.of())
                .map(proof -> bound.isPresent()
                        ? Authorization.of(proof.secret(), bound)
                        : Authorization.of(proof.type(), proof.secret()));
    }
}
