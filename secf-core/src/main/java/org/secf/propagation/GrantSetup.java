package org.secf.propagation;

import java.security.PublicKey;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.secf.delegation.TokenType;
import org.secf.gba.retrieval.ClientCredentials;
import org.secf.keys.Secret;
import org.secf.mechanism.MechanismContext;
import org.secf.resource.TlsSetup;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Key;
import org.secf.settings.Settings;
import org.secf.tls.Outbound;
import org.secf.token.BindingKeys;
import org.secf.token.TokenEndpoint;
import org.secf.verdict.Verdict;

/** How tokens are asked for, as the settings of a definition say. */
record GrantSetup(PropagationSetup definition) {

    /** For the beginning of the wait, before the endpoint's own time-outs count. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

    /** One cache for each mode. */
    TokenCache cache() {
        TlsSetup tls = tls();
        return new TokenCache(
                definition.context().clock(),
                new TokenCache.Limits(
                        settings().get(PropagationKeys.MOST_TOKENS),
                        settings().get(PropagationKeys.SKEW),
                        tls.limits().whole().plus(tls.limits().connect()).plus(MARGIN)));
    }

    Way way(PropagationMode mode, TokenCache tokens) {
        boolean isExchange = mode == PropagationMode.TOKEN_EXCHANGE;
        GrantAnswer answers = new GrantAnswer(
                grant(settings().find(PropagationKeys.REQUESTED_TYPE)),
                isExchange,
                definition.context().clock());
        return new GrantWay(
                mode,
                isExchange ? GrantForm.TOKEN_EXCHANGE : GrantForm.SAML_BEARER,
                answers,
                tokens,
                definition.context().crypto());
    }

    /** Assertions are not kept: one for each call. */
    Way assertionWay(AssertionRule rule, Supplier<Verdict<Optional<PublicKey>>> holder) {
        TokenGrant grant = grant(Optional.of(TokenType.SAML2));
        return new AssertionWay(
                new GrantAnswer(grant, true, definition.context().clock()), rule, holder);
    }

    private TokenGrant grant(Optional<String> requestedType) {
        TokenEndpoint endpoint = new TokenEndpoint(
                needed(PropagationKeys.ENDPOINT),
                new GrantClient(definition).read(needed(PropagationKeys.TOKEN_CLIENT)));
        Outbound outbound = tls().outbound();
        Optional<BindingKeys> binding = binding();
        return new TokenGrant(
                endpoint,
                outbound,
                settings().get(PropagationKeys.RESOURCES),
                settings().find(PropagationKeys.SCOPE),
                requestedType,
                settings().get(PropagationKeys.ACTOR)
                        ? actor(new ClientCredentials.Grant(endpoint, Map.of(), binding), outbound)
                        : () -> Verdict.accepted(Optional.empty()),
                binding);
    }

    private Optional<BindingKeys> binding() {
        MechanismContext context = definition.context();
        return settings()
                .find(PropagationKeys.DPOP_KEY_SET)
                .map(set -> context.keys().set(definition.prefix() + "." + PropagationKeys.DPOP_KEY_SET.name(), set))
                .map(keys -> new BindingKeys(keys, context.crypto(), context.clock(), context.random()));
    }

    /** A token of our own, got once for all callers. */
    private Supplier<Verdict<Optional<Secret>>> actor(ClientCredentials.Grant grant, Outbound outbound) {
        ClientCredentials own =
                new ClientCredentials(grant, outbound, definition.context().clock());
        return () -> own.current().map(token -> token.map(known -> known.value()));
    }

    private TlsSetup tls() {
        return TlsSetup.read(
                definition.prefix(), settings(), definition.context().tlsSources());
    }

    private Settings settings() {
        return definition.settings();
    }

    private <T> T needed(Key<T> key) {
        return settings()
                .find(key)
                .orElseThrow(() -> new ConfigurationException(
                        "%s.%s is required by the modes SAML_BEARER, TOKEN_EXCHANGE and SECURITY_TOKEN_SERVICE and was not given: %s"
                                .formatted(definition.prefix(), key.name(), key.meaning())));
    }
}
