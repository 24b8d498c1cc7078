package org.secf.saml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.http.PathPattern;
import org.secf.identity.GroupMapping;
import org.secf.saml.logout.LogoutTenant;
import org.secf.saml.model.CallerNaming;
import org.secf.saml.provider.MetadataLocation;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Key;
import org.secf.settings.Settings;

/**
 * What several identity providers or tenants may not share; whatever is wrong stops the deployment.
 *
 * @param settings of each part, by name
 * @param setups the same as read
 * @param tenants the same as to logouts
 */
record ProvidersCheck(
        Settings whole, Map<String, Settings> settings, List<SamlSetup> setups, List<LogoutTenant> tenants) {

    private static final List<Key<?>> OUR_KEYS = List.of(
            SamlKeys.KEY_SET,
            SamlKeys.SIGN_REQUESTS,
            SamlKeys.SIGNING_KEY,
            SamlKeys.SIGNING_CERTIFICATE,
            SamlKeys.DECRYPTION_KEY,
            SamlKeys.DECRYPTION_CERTIFICATE);

    void require() {
        boolean isOne = setups.size() == 1 && setups.get(0).only().isPresent();
        if (!isOne) {
            requireNaming();
            setups.forEach(this::requireIdentity);
            setups.stream().filter(setup -> setup.only().isEmpty()).forEach(this::requireGroupMapping);
            setups.stream().filter(setup -> setup.only().isEmpty()).forEach(this::requireNoScopes);
            requireLoginPath();
            requireAddresses();
            requireOneOfEach();
        }
        requirePrefixes();
    }

    private Optional<CallerNaming> naming() {
        return whole.find(ProviderKeys.CALLER_NAMES);
    }

    private void requireNaming() {
        if (naming().isEmpty()) {
            throw new ConfigurationException(
                    "secf.saml.caller-names was not given, but users may log in with several identity providers, and alice of one"
                            + " is not alice of another. Set it to QUALIFIED (entity id and name), to PREFIXED (with"
                            + " attributes.caller-name-prefix for each), or to SHARED where each may name the users of all others");
        }
    }

    /** Callers are told apart, and logged out, by the entity id, which must not be for who answers at some address to say. */
    private void requireIdentity(SamlSetup setup) {
        Settings own = settings(setup);
        boolean isRemote = own.find(SamlKeys.IDP_METADATA)
                .filter(place -> new MetadataLocation(place).isRemote())
                .isPresent();
        boolean isNamed = own.find(SamlKeys.IDP_ENTITY_ID).isPresent()
                || !own.get(ProviderKeys.FILTER_ENTITY_IDS).isEmpty();
        if (setups.size() > 1 && isRemote && !ProviderSource.isSigned(own) && !isNamed) {
            throw new ConfigurationException(
                    name(setup) + "idp-entity-id was not given, but idp-metadata (" + own.origin(SamlKeys.IDP_METADATA)
                            + ") is read at an address, and who answers there could take the entity id of another identity provider, and so its"
                            + " users' names. " + advice(setup));
        }
    }

    private static String advice(SamlSetup setup) {
        return setup.only()
                .map(provider -> "Set it to " + provider.entityId()
                        + " if that is the one that is meant, or keep its metadata in a file")
                .orElse(
                        "Set metadata-signing-certificate, name the identity providers by idp-filter.entity-ids, or keep the metadata in a file");
    }

    /** What any member of a federation says of groups must not open what only some groups of some members should. */
    private void requireGroupMapping(SamlSetup setup) {
        if (setup.callers().groups().equals(GroupMapping.NONE)
                && naming().filter(CallerNaming.SHARED::equals).isEmpty()) {
            throw new ConfigurationException(name(setup)
                    + "attributes.group-mapping was not given, but idp-filter lets several identity providers pass, and each can name any"
                    + " group. Say which groups are believed of all of them, such as member=guest");
        }
    }

    /** What is said of one member would be believed of all. */
    private void requireNoScopes(SamlSetup setup) {
        if (!setup.attributes().scopes().more().isEmpty()) {
            throw new ConfigurationException(name(setup)
                    + "attribute-rules.scopes is given, but idp-filter lets several identity providers pass, and each could vouch for these domains."
                    + " Make a part of its own for the one that is meant");
        }
    }

    private void requirePrefixes() {
        boolean isPrefixed = naming().filter(CallerNaming.PREFIXED::equals).isPresent();
        Map<String, String> seen = new HashMap<>();
        for (SamlSetup setup : setups) {
            Optional<String> prefix = setup.part().callerNames().prefix();
            if (!isPrefixed && prefix.isPresent()) {
                throw new ConfigurationException(
                        name(setup)
                                + "attributes.caller-name-prefix is given, and used only where secf.saml.caller-names is PREFIXED");
            }
            if (isPrefixed) {
                requirePrefix(setup, prefix, seen);
            }
        }
    }

    private static void requirePrefix(SamlSetup setup, Optional<String> prefix, Map<String, String> seen) {
        if (prefix.isEmpty() || setup.only().isEmpty()) {
            throw new ConfigurationException(name(setup)
                    + "secf.saml.caller-names is PREFIXED, which needs attributes.caller-name-prefix for each identity provider,"
                    + " and for several by idp-filter there is but one; use QUALIFIED");
        }
        // staff:x of one and x of another that is called staff: would be the same caller.
        seen.forEach((other, name) -> {
            if (other.startsWith(prefix.get()) || prefix.get().startsWith(other)) {
                throw new ConfigurationException("attributes.caller-name-prefix of " + name + " and of "
                        + setup.name() + " are " + other + " and " + prefix.get()
                        + ", so that users of one could be taken for the other's; let neither begin with the other");
            }
        });
        seen.put(prefix.get(), setup.name());
    }

    private void requireLoginPath() {
        String login = whole.get(ProviderKeys.LOGIN_URI);
        setups.forEach(setup -> {
            if (addresses(setup).contains(login)
                    || whole.find(ProviderKeys.PAGE)
                            .filter(page ->
                                    page.equals(login) || addresses(setup).contains(page))
                            .isPresent()) {
                throw new ConfigurationException(
                        "secf.saml.choice.login-uri, secf.saml.choice.page and the addresses of " + addresses(setup)
                                + " are not all different; give each a path of its own");
            }
        });
    }

    /** One address is one service provider's: who shares it shares name and keys. */
    private void requireAddresses() {
        Map<String, SamlSetup> owners = new HashMap<>();
        for (SamlSetup setup : setups) {
            for (String path : addresses(setup)) {
                SamlSetup other = owners.putIfAbsent(Providers.origin(setup) + path, setup);
                if (other != null) {
                    requireSame(other, setup, path);
                }
            }
        }
    }

    private void requireSame(SamlSetup one, SamlSetup other, String path) {
        String ours = one.keys().now().entityId();
        boolean isSameName = ours.equals(other.keys().now().entityId())
                && one.base().toString().equals(other.base().toString());
        boolean isSameKeys = OUR_KEYS.stream()
                .allMatch(key -> settings(one).find(key).equals(settings(other).find(key)));
        if (!isSameName || !isSameKeys) {
            throw new ConfigurationException(
                    "The parts " + one.name() + " and " + other.name() + " share "
                            + one.base().resolve(path) + ", but not "
                            + (isSameName ? "the keys" : "the entity id and the base URL")
                            + "; give one of them paths of its own (assertion-consumer-service-uri, metadata-uri, logout.uri, logout.service-uri), or another host");
        }
    }

    private Settings settings(SamlSetup setup) {
        return settings.getOrDefault(setup.name(), whole);
    }

    private List<String> addresses(SamlSetup setup) {
        LogoutTenant tenant = tenants.get(setups.indexOf(setup));
        return List.of(
                setup.consumerPath(),
                setup.metadataPath(),
                tenant.paths().start(),
                tenant.paths().service());
    }

    /** Of two for the same resources nobody could say which decides. */
    private void requireOneOfEach() {
        List<SamlSetup> single =
                setups.stream().filter(setup -> setup.only().isPresent()).toList();
        List<SamlSetup> seen = new ArrayList<>();
        for (SamlSetup setup : single) {
            seen.stream().filter(other -> isSame(other, setup)).findFirst().ifPresent(other -> {
                throw new ConfigurationException("The parts " + other.name() + " and " + setup.name()
                        + " are both the identity provider "
                        + setup.only().orElseThrow().entityId()
                        + " for the same host and paths; remove one, or give them paths that do not overlap");
            });
            seen.add(setup);
        }
    }

    private static boolean isSame(SamlSetup one, SamlSetup other) {
        return one.only()
                        .orElseThrow()
                        .entityId()
                        .equals(other.only().orElseThrow().entityId())
                && Providers.origin(one).equals(Providers.origin(other))
                && overlap(one.part().paths(), other.part().paths());
    }

    private static boolean overlap(List<PathPattern> some, List<PathPattern> others) {
        return (some.isEmpty() && others.isEmpty())
                || some.stream().anyMatch(path -> others.stream().anyMatch(path::overlaps));
    }

    private static String name(SamlSetup setup) {
        return setup.name().isEmpty() ? "secf.saml: " : "The part " + setup.name() + " of saml: ";
    }
}
