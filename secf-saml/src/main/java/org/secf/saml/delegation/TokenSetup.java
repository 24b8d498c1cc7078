package org.secf.saml.delegation;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Stream;
import org.secf.delegation.ActingPolicy;
import org.secf.delegation.ActingRule;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.mechanism.GroupKeys;
import org.secf.mechanism.MechanismContext;
import org.secf.saml.AttributeKeys;
import org.secf.saml.ProviderKeys;
import org.secf.saml.SamlKeys;
import org.secf.saml.model.ConfirmationMethod;
import org.secf.saml.model.ResponsePolicy;
import org.secf.saml.model.TokenPolicy;
import org.secf.saml.response.AssertionParser;
import org.secf.saml.response.CallerMapping;
import org.secf.saml.response.TokenVerifier;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;

/** Turns settings into what verifies tokens; whatever is wrong stops the deployment here. */
record TokenSetup(Settings settings, MechanismContext context, Function<Duration, Executor> later) {

    private static final String ATTRIBUTES = "attributes.";

    Tokens tokens() {
        requireNaming();
        TokenPolicy policy = policy();
        return new Tokens(
                new AssertionParser(settings.get(SamlTokenKeys.MAX_CHARACTERS)),
                new TokenVerifier(
                        policy,
                        callers(),
                        new TokenVerifier.Tools(context.clock(), context.once(), context.crypto(), this::named)),
                new IssuerSource(settings, context, later).follow());
    }

    /** What enablers say of callers is held to rules; identity providers say what they like of their own users, and have to have some of their own. */
    private void requireNaming() {
        boolean areSeveral = settings.get(SamlTokenKeys.IDENTITY_PROVIDERS).size() > 1;
        boolean isPrefixed = settings.find(ProviderKeys.CALLER_NAME_PREFIX).isPresent();
        if (areSeveral && !settings.get(SamlTokenKeys.SHARE_CALLER_NAMES)) {
            throw new ConfigurationException(SamlTokenKeys.PREFIX
                    + ".identity-providers are several, and alice of one is not alice of another"
                    + (isPrefixed ? ", nor does one prefix tell them apart" : "")
                    + "; believe one, or set " + SamlTokenKeys.PREFIX
                    + ".share-caller-names, where each may name the users of all others");
        }
    }

    private TokenPolicy policy() {
        String base = settings.get(SamlTokenKeys.BASE_URL).toString();
        try {
            return new TokenPolicy(
                    settings.find(SamlTokenKeys.AUDIENCE).orElse(base),
                    Stream.concat(Stream.of(base), settings.get(SamlTokenKeys.RECIPIENTS).stream())
                            .toList(),
                    methods(),
                    Set.copyOf(settings.get(SamlTokenKeys.ATTESTERS)),
                    acting(),
                    settings.get(SamlTokenKeys.ALWAYS_ONCE),
                    settings.get(SamlTokenKeys.MAX_AGE),
                    login());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    SamlTokenKeys.PREFIX + ": " + e.getMessage() + "; see methods ("
                            + settings.origin(SamlTokenKeys.METHODS) + ") and attesters ("
                            + settings.origin(SamlTokenKeys.ATTESTERS) + ")",
                    e);
        }
    }

    private Set<ConfirmationMethod> methods() {
        Set<ConfirmationMethod> methods = EnumSet.noneOf(ConfirmationMethod.class);
        methods.addAll(settings.get(SamlTokenKeys.METHODS));
        if (settings.get(SamlTokenKeys.ACCEPT_BEARER)) {
            methods.add(ConfirmationMethod.BEARER);
        }
        return methods;
    }

    private ActingPolicy acting() {
        List<ActingRule> rules = settings.get(SamlTokenKeys.ACTING);
        if (settings.get(SamlTokenKeys.IDENTITY_PROVIDERS).isEmpty()) {
            rules.stream().filter(ActingRule::isForGroup).findFirst().ifPresent(this::refuse);
        }
        return rules.isEmpty()
                ? ActingPolicy.NOBODY
                : new ActingPolicy(rules, settings.get(SamlTokenKeys.LONGEST_CHAIN));
    }

    /** It would let nobody in, and was written to let some in. */
    private void refuse(ActingRule rule) {
        throw new ConfigurationException(
                "%1$s.acting (%2$s): \"%3$s\" is for a group, but only enablers are believed here, and of which groups a caller is they say as they like; name callers, write *, or believe those who know the groups, by %1$s.identity-providers"
                        .formatted(SamlTokenKeys.PREFIX, settings.origin(SamlTokenKeys.ACTING), rule));
    }

    private ResponsePolicy login() {
        return new ResponsePolicy(
                settings.get(SamlKeys.CLOCK_SKEW),
                true,
                false,
                settings.get(SamlKeys.AUTHN_CONTEXT_CLASS_REFS),
                settings.find(SamlKeys.MAX_AUTHENTICATION_AGE),
                false,
                false);
    }

    private CallerMapping callers() {
        return new CallerMapping(
                settings.get(SamlKeys.CALLER_NAME_ATTRIBUTE),
                Optional.of(settings.get(SamlKeys.CALLER_GROUPS_ATTRIBUTE)),
                GroupKeys.read(settings, ATTRIBUTES),
                new CallerMapping.Reading(
                        settings.find(AttributeKeys.CALLER_NAME_FORMAT),
                        settings.find(AttributeKeys.CALLER_GROUPS_FORMAT),
                        true));
    }

    /** Before anybody is asked who may act for the caller, since that is the name that the application knows. */
    private Caller named(Caller caller) {
        return settings.find(ProviderKeys.CALLER_NAME_PREFIX)
                .<Caller>map(prefix -> new AuthenticatedCaller(
                        prefix + caller.getName(),
                        caller.groups(),
                        caller.attributes(),
                        caller.evidence(),
                        caller.delegates()))
                .orElse(caller);
    }
}
