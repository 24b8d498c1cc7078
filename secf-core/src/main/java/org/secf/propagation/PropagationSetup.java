package org.secf.propagation;

import java.security.PublicKey;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.secf.client.ClientReason;
import org.secf.client.ProtectedClient;
import org.secf.client.ProtectedClients;
import org.secf.delegation.DelegationIssuer;
import org.secf.delegation.DelegationIssuers;
import org.secf.delegation.PresentedToken;
import org.secf.keys.set.Keys;
import org.secf.keys.set.Member;
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
        Consumer<PresentedToken> forgetting = token -> {};
        for (PropagationMode mode : policy.modes()) {
            if (mode.needsEndpoint()) {
                TokenCache tokens = new GrantSetup(this).cache();
                ways.put(mode, new GrantSetup(this).way(mode, tokens));
                forgetting = forgetting.andThen(
                        token -> tokens.forget(ProofDigest.of(context.crypto(), token.type(), token.original())));
            } else {
                ways.put(mode, mode == PropagationMode.RELAY ? new RelayWay() : delegated(signer));
            }
        }
        return new PropagatedIdentity(policy, ways, signer, forgetting);
    }

    /** Whoever gives it expects that tokens cannot be stolen. */
    private void requireUse(Key<String> key, PropagationPolicy policy) {
        if (settings.find(key).isPresent() && policy.modes().stream().noneMatch(PropagationMode::needsEndpoint)) {
            throw new ConfigurationException(
                    "%s.%s is given, but no mode has tokens from a token endpoint: take it out, or add SAML_BEARER or TOKEN_EXCHANGE to %1$s.modes"
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
        Optional<String> set = settings.find(PropagationKeys.HOLDER_KEY_SET);
        if (signer.isPresent() == set.isPresent()) {
            throw new ConfigurationException(
                    "%1$s.modes: DELEGATED binds a token to the key that the call proves: expected either %1$s.signing-client, which signs, or %1$s.holder-key-set, for TLS"
                            .formatted(prefix()));
        }
        DelegationIssuer issuer = others.issuers().get(settings.get(PropagationKeys.ISSUER));
        return new DelegatedWay(
                issuer,
                signer.map(PropagationSetup::ofSigner)
                        .orElseGet(() -> ofSet(context.keys()
                                .set(prefix() + "." + PropagationKeys.HOLDER_KEY_SET.name(), set.orElseThrow()))));
    }

    private static Supplier<Verdict<Optional<PublicKey>>> ofSigner(ProtectedClient signer) {
        return () -> signer.signingKey()
                .map(key -> Verdict.accepted(Optional.of(key)))
                .orElseGet(() ->
                        Verdict.rejected(ClientReason.CANNOT_SIGN, "an active signing key of the " + signer, "none"));
    }

    private Supplier<Verdict<Optional<PublicKey>>> ofSet(Keys keys) {
        return () -> keys.current()
                .signing(context.clock().instant())
                .map(Member::key)
                .map(key -> Verdict.accepted(Optional.of(key.publicKey())))
                .orElseGet(() -> Verdict.rejected(
                        PropagationReason.HOLDER_NOT_PROVED,
                        "an active signing key of " + prefix() + ".holder-key-set",
                        "none"));
    }
}
