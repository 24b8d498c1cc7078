package org.secf.propagation;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.secf.delegation.TokenType;
import org.secf.keys.Secret;
import org.secf.token.TokenForm;
import org.secf.verdict.Verdict;

/** How a proof becomes a question to a token endpoint. */
@FunctionalInterface
interface GrantForm {

    /** RFC 7522 §2.1. */
    GrantForm SAML_BEARER = (grant, proof, audience) -> Verdict.accepted(common(
            TokenForm.of("urn:ietf:params:oauth:grant-type:saml2-bearer").with("assertion", proof.text()), grant));

    /** RFC 8693 §2.1. */
    GrantForm TOKEN_EXCHANGE = (grant, proof, audience) -> grant.actor()
            .get()
            .map(actor -> common(exchange(proof, actor, audience), grant))
            .map(form -> grant.requestedType()
                    .map(type -> form.with("requested_token_type", type))
                    .orElse(form));

    /** The whole form; rejected where a part of it cannot be had. */
    Verdict<TokenForm> of(TokenGrant grant, Proof proof, Optional<String> audience);

    /** What a proof has to be, by the names of RFC 8693 §3. */
    static Set<String> proofs(PropagationMode mode) {
        return mode == PropagationMode.SAML_BEARER
                ? Set.of(TokenType.SAML2)
                : Set.of(TokenType.SAML2, TokenType.ACCESS_TOKEN, TokenType.JWT);
    }

    private static TokenForm exchange(Proof proof, Optional<Secret> actor, Optional<String> audience) {
        TokenForm form = TokenForm.of("urn:ietf:params:oauth:grant-type:token-exchange")
                .with("subject_token", proof.text())
                .with("subject_token_type", proof.type());
        if (actor.isPresent()) {
            form = form.with("actor_token", actor.get().<String>useText(String::new))
                    .with("actor_token_type", TokenType.ACCESS_TOKEN);
        }
        return audience.isPresent() ? form.with("audience", audience.get()) : form;
    }

    private static TokenForm common(TokenForm form, TokenGrant grant) {
        TokenForm whole = form;
        for (URI resource : grant.resources()) {
            whole = whole.with("resource", resource.toString());
        }
        return grant.scope().isPresent() ? whole.with("scope", grant.scope().get()) : whole;
    }
}
