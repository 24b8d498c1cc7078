package org.secf.propagation;

import java.security.PublicKey;
import java.util.Optional;
import java.util.function.Supplier;
import org.secf.delegation.TokenType;
import org.secf.verdict.Verdict;

/**
 * An assertion that a security token service gives for the token that the caller brought; another one for each call, since whoever gets one may take it once only.
 *
 * @param holder the key that calls prove now; empty where they prove none
 */
record AssertionWay(GrantAnswer answers, AssertionRule rule, Supplier<Verdict<Optional<PublicKey>>> holder)
        implements Way {

    @Override
    public Verdict<Authorization> authorize(OnBehalf who, Optional<String> audience) {
        // The definition has one, or it would not have been built.
        String named = audience.orElseThrow();
        return Proofs.of(who, GrantForm.proofs(PropagationMode.SECURITY_TOKEN_SERVICE))
                .then(proof -> holder.get()
                        .then(proved -> fetch(proof, named).then(token -> rule.judge(token, named, proved))))
                .map(token -> Authorization.of(TokenType.SAML2, token.value()));
    }

    /** The service learns of the holder's key by the proof of its possession, or by the certificate that the connection shows. */
    private Verdict<ObtainedToken> fetch(Proof proof, String audience) {
        TokenGrant grant = answers.grant();
        return grant.key()
                .then(bound -> GrantForm.TOKEN_EXCHANGE
                        .of(grant, proof, Optional.of(audience))
                        .then(asked -> grant.ask(asked, bound))
                        .then(answer -> answers.judge(answer, proof, bound)));
    }
}
