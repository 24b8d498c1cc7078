package org.secf.propagation;

import java.security.PublicKey;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.secf.client.ProtectedClient;
import org.secf.client.ProtectedClients;
import org.secf.delegation.DelegationIssuers;
import org.secf.delegation.IssuedAssertions;
import org.secf.delegation.PresentedToken;
import org.secf.delegation.TokenType;
import org.secf.mechanism.MechanismContext;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Key;
import org.secf.settings.Settings;
import org.secf.verdict.Verdict;

/** Turns the settings of one definition into what tells callers on; whatever is wrong stops the deployment here. */
record PropagationSetup(String name, Settings settings, MechanismContext context, Others others) {

    /** What else the application defines. */
    record Others(ProtectedClients clients, DelegationIssuers issuers) {}

    PropagatedIdentity read() {
        PropagationPolicy policy = policy();
        Optional<ProtectedClient> signer = settings.find(PropagationKeys.CLIENT).map(others.clients()::get);
        requireUse(PropagationKeys.DPOP_KEY_SET, policy);
        Map<PropagationMode, Way> ways = new EnumMap<>(PropagationMode.class);
        Map<PropagationMode, ProtectedClient> signers = new EnumMap<>(PropagationMode.class);
        Consumer<PresentedToken> forgetting = token -> {};
        for (PropagationMode mode : policy.modes()) {
            if (isOfAssertion(mode)) {
                ways.put(mode, assertion(signer));
            } else if (mode.needsEndpoint()) {
                TokenCache tokens = new GrantSetup(this).cache();
                ways.put(mode, new GrantSetup(this).way(mode, tokens));
                forgetting = forgetting.andThen(
                        token -> tokens.forget(ProofDigest.of(context.crypto(), token.type(), token.original())));
            } else {
                ways.put(mode, mode == PropagationMode.RELAY ? new RelayWay() : delegated(signer));
            }
            if (isOfAssertion(mode) || mode == PropagationMode.DELEGATED) {
                signer.ifPresent(client -> signers.put(mode, client));
            }
        }
        return new PropagatedIdentity(policy, ways, signers, forgetting);
    }

    private boolean isOfAssertion(PropagationMode mode) {
        return mode == PropagationMode.SECURITY_TOKEN_SERVICE
                || (mode == PropagationMode.TOKEN_EXCHANGE
                        && settings.find(PropagationKeys.REQUESTED_TYPE)
                                .filter(TokenType.SAML2::equals)
                                .isPresent());
    }

    /** Whoever gives it expects that tokens cannot be stolen. */
    private void requireUse(Key<String> key, PropagationPolicy policy) {
        if (settings.find(key).isPresent() && policy.modes().stream().noneMatch(PropagationMode::needsEndpoint)) {
            throw new ConfigurationException(
                    "%s.%s is given, but no mode has tokens from a token endpoint: take it out, or add SAML_BEARER, TOKEN_EXCHANGE or SECURITY_TOKEN_SERVICE to %1$s.modes"
                            .formatted(prefix(), key.name()));
        }
    }

    String prefix() {
        return "secf.delegation." + name;
    }

    private PropagationPolicy policy() {
        try {
            return new PropagationPolicy(
                    name,
                    settings.get(PropagationKeys.MODES),
                    settings.get(PropagationKeys.AUDIENCES),
                    new HashSet<>(settings.get(PropagationKeys.ORIGINS)),
                    settings.get(PropagationKeys.ALLOW_ANONYMOUS));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(prefix() + ": " + e.getMessage(), e);
        }
    }

    private Way delegated(Optional<ProtectedClient> signer) {
        Supplier<Verdict<Optional<PublicKey>>> holder = new HolderSetup(this, signer).required();
        return new DelegatedWay(others.issuers().get(settings.get(PropagationKeys.ISSUER)), holder);
    }

    /** By {@link IssuedAssertions} of the application where it has one, and else by the one on the class path. */
    private Way assertion(Optional<ProtectedClient> signer) {
        if (settings.get(PropagationKeys.AUDIENCES).isEmpty()) {
            throw new ConfigurationException(
                    prefix() + ".audiences: expected an audience: whom an assertion is asked for");
        }
        IssuedAssertions reader = context.parts()
                .find(IssuedAssertions.class)
                .orElseGet(() -> IssuedAssertions.installed(PropagationSetup.class.getClassLoader()));
        return new GrantSetup(this)
                .assertionWay(new AssertionRule(reader, context.clock()), new HolderSetup(this, signer).optional());
    }
}
