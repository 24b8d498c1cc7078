package org.secf.propagation;

import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.identity.Evidence;
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
                .then(proof -> tokens.get(key(who, proof, audience), () -> fetch(proof, audience)))
                .map(token -> Authorization.bearer(token.value()));
    }

    private TokenKey key(OnBehalf who, Proof proof, Optional<String> audience) {
        Evidence evidence = who.caller().evidence();
        return new TokenKey(
                ProofDigest.of(crypto, proof.type(), proof.octets()),
                evidence.mechanism() + " " + evidence.issuer(),
                who.caller().getName(),
                mode,
                audience);
    }

    private Verdict<ObtainedToken> fetch(Proof proof, Optional<String> audience) {
        TokenGrant grant = answers.grant();
        return form.of(grant, proof, audience)
                .then(asked -> grant.endpoint().ask(asked, grant.outbound()))
                .then(answer -> answers.judge(answer, proof));
    }
}
