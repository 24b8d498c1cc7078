package org.secf.saml;

import java.security.interfaces.RSAPublicKey;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.secf.keys.KeyStrength;
import org.secf.mechanism.MechanismContext;
import org.secf.resource.TlsSetup;
import org.secf.saml.logout.LogoutMemory;
import org.secf.saml.logout.LogoutPolicy;
import org.secf.saml.logout.LogoutTenant;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.LogoutBinding;
import org.secf.saml.model.SingleLogout;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;
import org.secf.state.EndedLogins;
import org.secf.state.MemoryEndedLogins;

/** Turns settings into logouts; whatever is wrong stops the deployment here. */
record LogoutReader(Settings settings, MechanismContext context) {

    /** So many can end logins in excess before others find no room. */
    private static final int PROVIDERS = 10;

    LogoutTenant read(SamlSetup setup) {
        requireDistinctPaths(setup);
        // Of several, those that offer nothing else are not asked.
        setup.providers().only().ifPresent(provider -> {
            settings.find(LogoutKeys.BINDING).ifPresent(binding -> requireOffered(binding, provider));
            if (settings.get(LogoutKeys.ENCRYPT_NAME_ID)) {
                requireEncryptionKey(provider);
            }
        });
        return new LogoutTenant(
                setup.name(),
                setup.base(),
                new LogoutTenant.Paths(
                        settings.get(LogoutKeys.START_URI),
                        settings.get(LogoutKeys.SERVICE_URI),
                        settings.get(LogoutKeys.REDIRECT_URI)),
                setup.keys()::now,
                setup.providers(),
                TlsSetup.read("secf.saml", settings, context.tlsSources())::outbound,
                policy(setup));
    }

    /**
     * The application's own store, where it brings one along; else memory, which is one node's.
     *
     * @param isOne whether there is one identity provider only
     */
    LogoutMemory memory(boolean isOne) {
        int most = settings.get(LogoutKeys.MOST_NOTES);
        return context.parts()
                .find(EndedLogins.class)
                .map(own -> new LogoutMemory(own, Integer.MAX_VALUE))
                .orElseGet(() -> new LogoutMemory(
                        new MemoryEndedLogins(context.clock(), most), isOne ? Integer.MAX_VALUE : most / PROVIDERS));
    }

    private LogoutPolicy policy(SamlSetup setup) {
        return new LogoutPolicy(
                settings.get(LogoutKeys.NOTIFY_PROVIDER),
                settings.find(LogoutKeys.BINDING),
                settings.get(LogoutKeys.ENCRYPT_NAME_ID),
                settings.get(LogoutKeys.TIMEOUT),
                setup.policy().clockSkew(),
                setup.policy().signatureAlgorithms(),
                setup.sessionLifetime());
    }

    private void requireDistinctPaths(SamlSetup setup) {
        List<String> paths = List.of(
                setup.consumerPath(),
                setup.metadataPath(),
                settings.get(LogoutKeys.START_URI),
                settings.get(LogoutKeys.SERVICE_URI));
        Set<String> seen = new HashSet<>();
        paths.stream().filter(path -> !seen.add(path)).findFirst().ifPresent(path -> {
            throw new ConfigurationException(
                    "two of secf.saml.assertion-consumer-service-uri, secf.saml.metadata-uri, secf.saml.logout.uri and"
                            + " secf.saml.logout.service-uri are " + path + "; give each a path of its own");
        });
    }

    private void requireOffered(LogoutBinding binding, IdentityProvider provider) {
        SingleLogout logout = provider.singleLogout();
        if (!logout.services().containsKey(binding)) {
            throw new ConfigurationException("secf.saml.logout.binding is " + binding + " ("
                    + settings.origin(LogoutKeys.BINDING) + "), but the metadata of "
                    + provider.entityId() + " has a SingleLogoutService for "
                    + logout.services().keySet() + " only; set logout.binding to one of these, or leave it out");
        }
        if (!settings.get(SamlKeys.SIGN_REQUESTS)) {
            throw new ConfigurationException("secf.saml.logout.binding is " + binding + " ("
                    + settings.origin(LogoutKeys.BINDING) + "), but secf.saml.sign-requests is false ("
                    + settings.origin(SamlKeys.SIGN_REQUESTS)
                    + "), and logout requests must be signed; set it to true, or leave out logout.binding");
        }
    }

    private void requireEncryptionKey(IdentityProvider provider) {
        boolean hasKey = provider.singleLogout().encryptionKeys().stream()
                .anyMatch(key -> key instanceof RSAPublicKey && KeyStrength.isEnough(key));
        if (!hasKey) {
            throw new ConfigurationException("secf.saml.logout.encrypt-name-id is true ("
                    + settings.origin(LogoutKeys.ENCRYPT_NAME_ID) + "), but the metadata of "
                    + provider.entityId()
                    + " has no RSA key for encryption (KeyDescriptor use=\"encryption\" or without use); set"
                    + " it to false, or ask for such metadata");
        }
    }
}
