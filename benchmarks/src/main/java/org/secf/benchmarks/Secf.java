package org.secf.benchmarks;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.saml.model.Binding;
import org.secf.saml.model.Expectation;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.NameId;
import org.secf.saml.model.ResponsePolicy;
import org.secf.saml.model.ServiceProvider;
import org.secf.saml.model.VerifiedLogin;
import org.secf.saml.response.ResponseParser;
import org.secf.saml.response.ResponseVerifier;
import org.secf.state.OnceStore;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Our own parser and verifier, as the container calls them. */
final class Secf implements Contender {

    private final ResponseParser parser = new ResponseParser();
    private final ResponseVerifier verifier;
    private final Expectation expectation;

    Secf(Site site) {
        // Peers keep no memory of used assertions, and the same response comes again and again.
        OnceStore forgetful = (String key, Instant expires) -> OnceStore.Claim.FIRST;
        verifier = new ResponseVerifier(Clock.fixed(site.now(), ZoneOffset.UTC), forgetful, Crypto.jdk());
        IdentityProvider identityProvider = new IdentityProvider(
                Site.IDP,
                List.of(site.identityProvider().getPublic()),
                Map.of(Binding.POST, Site.IDP),
                Optional.empty(),
                false);
        expectation = new Expectation(
                new ServiceProvider(Site.SP, Site.ACS, Optional.empty(), List.of()),
                Site.ACS,
                identityProvider,
                Optional.of(Site.REQUEST),
                ResponsePolicy.strict());
    }

    @Override
    public String verify(SignedResponse response) throws GeneralSecurityException {
        Verdict<VerifiedLogin> verdict =
                parser.parseBase64(response.field()).then(parsed -> verifier.verify(parsed, expectation));
        Optional<Rejection> refused = verdict.rejection();
        if (refused.isPresent()) {
            throw new GeneralSecurityException("refused by " + refused.get().reason() + ": "
                    + refused.get().detail());
        }
        return verdict.fold(
                login -> Site.answer(
                        login.nameId().map(NameId::value).orElse("nobody"),
                        login.attributes().size()),
                rejection -> "");
    }
}
