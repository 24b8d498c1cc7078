package org.secf.propagation;

import java.security.PublicKey;
import java.util.Optional;
import java.util.function.Supplier;
import org.secf.delegation.DelegationIssuer;
import org.secf.delegation.DelegationRequest;
import org.secf.verdict.Verdict;

/**
 * A token of our own for each call: others may take one once only.
 *
 * @param issuer vouches
 * @param holder the key that calls prove now; empty where they prove none
 */
record DelegatedWay(DelegationIssuer issuer, Supplier<Verdict<Optional<PublicKey>>> holder) implements Way {

    @Override
    public Verdict<Authorization> authorize(OnBehalf who, Optional<String> audience) {
        // The definition has one, or it would not have been built.
        String named = audience.orElseThrow();
        return holder.get()
                .then(key -> issuer.vouch(who.caller(), new DelegationRequest(named, key)))
                .map(token -> Authorization.of(token.type(), token.value()));
    }
}
