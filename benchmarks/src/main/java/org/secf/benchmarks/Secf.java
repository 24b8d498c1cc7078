package org.secf.benchmarks;

import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.crypto.Crypto;
import org.secf.crypto.CryptoKeys;
import org.secf.saml.model.Binding;
import org.secf.saml.model.Credential;
import org.secf.saml.model.Expectation;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.NameId;
import org.secf.saml.model.ResponsePolicy;
import org.secf.saml.model.ServiceProvider;
import org.secf.saml.model.VerifiedLogin;
import org.secf.saml.response.PreparedKeys;
import org.secf.saml.response.ResponseParser;
import org.secf.saml.response.ResponseVerifier;
import org.secf.settings.RawSetting;
import org.secf.settings.Settings;
import org.secf.settings.SettingsLayer;
import org.secf.state.OnceStore;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Our own parser and verifier, as the container calls them. */
final class Secf implements Contender {

    private final ResponseParser parser = new ResponseParser();
    private final ResponseVerifier verifier;
    private final Expectation expectation;

    Secf(Site site) {
        this(site, Crypto.jdk());
    }

    /** With Amazon Corretto Crypto Provider for everything that it does, as a deployer chooses it. */
    static Secf accp(Site site) {
        RawSetting chosen = new RawSetting(CryptoKeys.PROVIDERS.name(), List.of("accp"), "benchmarks");
        Settings settings = Settings.resolve("secf", CryptoKeys.ALL, List.of(new SettingsLayer(List.of(chosen))));
        return new Secf(site, Crypto.read(settings, Secf.class.getClassLoader()));
    }

    private Secf(Site site, Crypto crypto) {
        // Peers keep no memory of used assertions, and the same response comes again and again.
        OnceStore forgetful = (String key, Instant expires) -> OnceStore.Claim.FIRST;
        verifier = new ResponseVerifier(Clock.fixed(site.now(), ZoneOffset.UTC), forgetful, crypto);
        PreparedKeys keys = new PreparedKeys(crypto);
        IdentityProvider identityProvider = new IdentityProvider(
                Site.IDP,
                List.of(site.identityProvider().publicKey()),
                Map.of(Binding.POST, Site.IDP),
                Optional.empty(),
                false);
        Credential ours = new Credential(
                site.serviceProvider().privateKey(), site.serviceProvider().certificate());
        expectation = new Expectation(
                new ServiceProvider(Site.SP, Site.ACS, Optional.empty(), keys.of(List.of(ours))),
                Site.ACS,
                keys.of(identityProvider),
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
