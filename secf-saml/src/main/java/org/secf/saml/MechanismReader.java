package org.secf.saml;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.secf.http.PathPattern;
import org.secf.http.Request;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.RouteKeys;
import org.secf.saml.artifact.ResolutionsUnderWay;
import org.secf.saml.logout.LogoutTenant;
import org.secf.saml.logout.LogoutTenants;
import org.secf.saml.logout.Logouts;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Key;
import org.secf.settings.Settings;
import org.secf.verdict.Verdict;

/**
 * Turns settings into the mechanism: a whole with its parts, or a whole that is the only part of itself.
 *
 * @param whole of which only what belongs to all is used where there are parts
 * @param parts by name, in the order listed
 */
record MechanismReader(
        Settings whole, Map<String, Settings> parts, MechanismContext context, Function<Duration, Executor> later) {

    Mechanism read() {
        List<SamlSetup> setups = new ArrayList<>();
        List<LogoutTenant> tenants = new ArrayList<>();
        ResolutionsUnderWay underWay = new ResolutionsUnderWay();
        all().forEach((name, settings) -> {
            try {
                SamlSetup setup = new SetupReader(settings, context, later, underWay).read(part(name, settings));
                setups.add(setup);
                tenants.add(new LogoutReader(settings, context).read(setup));
            } catch (ConfigurationException e) {
                throw name.isEmpty()
                        ? e
                        : new ConfigurationException("The part " + name + " of saml: " + e.getMessage(), e);
            }
        });
        Providers providers = new Providers(setups);
        new ProvidersCheck(whole, all(), setups, tenants).require();
        Logouts logouts = new Logouts(
                new LogoutTenants(tenants, request -> hosts(providers, request)),
                new LogoutReader(whole, context).memory(providers.isOne()),
                context);
        return new SamlMechanism(providers, logouts, ChoiceSettings.read(whole), context);
    }

    private static Verdict<Set<String>> hosts(Providers providers, Request request) {
        return providers
                .atHost(request)
                .map(here -> here.stream().map(SamlSetup::name).collect(Collectors.toUnmodifiableSet()));
    }

    private Map<String, Settings> all() {
        return parts.isEmpty() ? Map.of("", whole) : new LinkedHashMap<>(parts);
    }

    private SamlSetup.Part part(String name, Settings settings) {
        if (!name.isEmpty()) {
            requireOnlyWhatPartsHave(settings);
        }
        Optional<List<PathPattern>> paths = settings.find(RouteKeys.PATHS);
        boolean isOfItsOwn = !name.isEmpty() && !paths.equals(whole.find(RouteKeys.PATHS));
        return new SamlSetup.Part(
                name,
                isOfItsOwn ? paths.orElse(List.of()) : List.of(),
                PublicationKeys.byLanguage(settings.get(ProviderKeys.DISPLAY_NAME)),
                new CallerNames(
                        settings.find(ProviderKeys.CALLER_NAMES), settings.find(ProviderKeys.CALLER_NAME_PREFIX)),
                all().size() == 1 && ProviderKeys.filter(settings).isEmpty());
    }

    private void requireOnlyWhatPartsHave(Settings settings) {
        for (Key<?> key : ProviderKeys.OF_WHOLE) {
            if (!settings.find(key).equals(whole.find(key))) {
                throw new ConfigurationException(key.name() + " (" + settings.origin(key)
                        + ") is for all parts together; give it as secf.saml." + key.name());
            }
        }
    }
}
