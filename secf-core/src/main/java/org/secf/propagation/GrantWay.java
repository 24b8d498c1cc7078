package org.secf.propagation;

import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.identity.Evidence;
import org.secf.token.BindingKey;
import org.secf.verdict.Verdict;

/**
 * A token that a token endpoint gives for the one that the caller brought.
 *
 * @param tokens those it gave before, each for one caller
 */
record GrantWay(PropagationMode mode, GrantForm form, GrantAnswer answers, TokenCache tokens, Crypto crypto)
        implements Way {

    @Override
    public Verdict<Authorization> authorize(OnBehalf who, Optional<String> audience) {
        return Proofs.of(who, GrantForm.proofs(mode))
                .then(proof -> answers.grant().key().then(bound -> authorized(who, new Wish(proof, audience, bound))));
    }

    /**
     * One token.
     *
     * @param bound the key that it has to be bound to
     */
    private record Wish(Proof proof, Optional<String> audience, Optional<BindingKey> bound) {}

    private Verdict<Authorization> authorized(OnBehalf who, Wish wish) {
        return tokens.get(key(who, wish), () -> fetch(wish))
                .map(token -> Authorization.of(token.value(), wish.bound()));
    }

    private TokenKey key(OnBehalf who, Wish wish) {
        Evidence evidence = who.caller().evidence();
        return new TokenKey(
                ProofDigest.of(crypto, wish.proof().type(), wish.proof().octets()),
                evidence.mechanism() + " " + evidence.issuer(),
                who.caller().getName(),
                mode,
                wish.audience(),
                wish.bound().map(BindingKey::thumbprint));
    }

    private Verdict<ObtainedToken> fetch(Wish wish) {
        TokenGrant grant = answers.grant();
        return form.of(grant, wish.proof(), wish.audience())
                .then(asked -> grant.ask(asked, wish.bound()))
                .then(answer -> answers.judge(answer, wish.proof(), wish.bound()));
    }
}
