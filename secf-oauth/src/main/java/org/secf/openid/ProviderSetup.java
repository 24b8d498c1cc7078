package org.secf.openid;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.secf.keys.Secret;
import org.secf.mechanism.MechanismContext;
import org.secf.openid.provider.ClientRegistration;
import org.secf.openid.provider.ClientSigningKeys;
import org.secf.openid.provider.FixedProvider;
import org.secf.openid.provider.FollowedProvider;
import org.secf.openid.provider.Provider;
import org.secf.openid.provider.ProviderAccess;
import org.secf.openid.provider.ProviderConnection;
import org.secf.openid.provider.ProviderEndpoints;
import org.secf.openid.provider.ProviderFeatures;
import org.secf.openid.provider.ProviderMetadata;
import org.secf.openid.provider.ProviderPlaces;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Key;
import org.secf.settings.Settings;
import org.secf.signature.SignatureAlgorithm;
import org.secf.tls.Outbound;
import org.secf.tls.TlsKeys;
import org.secf.token.BindingKeys;

/**
 * The provider, and who we are there, as the settings say; whatever is wrong stops the deployment.
 *
 * @param outbound asks the provider
 */
record ProviderSetup(Settings settings, MechanismContext context, Supplier<Outbound> outbound) {

    private static final String WELL_KNOWN = "/.well-known/openid-configuration";

    /** Asked often, so that its connections are worth keeping. */
    ProviderAccess access() {
        Outbound kept = outbound.get();
        ProviderAccess plain = new ProviderAccess(provider(), client(), () -> kept, context.clock(), context.random());
        return settings.find(OpenIdKeys.DPOP_KEY_SET)
                .map(set -> context.keys().set(setting(OpenIdKeys.DPOP_KEY_SET), set))
                .map(keys -> plain.boundTo(new BindingKeys(keys, context.crypto(), context.clock(), context.random())))
                .orElse(plain);
    }

    private Provider provider() {
        ProviderConnection connection = new ProviderConnection(
                outbound, settings.get(MetadataKeys.REFRESH), algorithms(), context.crypto(), context.clock());
        boolean isFixed = settings.find(MetadataKeys.AUTHORIZATION_ENDPOINT).isPresent();
        if (!isFixed) {
            MetadataKeys.BESIDE_AUTHORIZATION.forEach(this::requireAbsent);
        }
        try {
            return isFixed ? new FixedProvider(fixed(), connection) : new FollowedProvider(places(), connection);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(setting(OpenIdKeys.PROVIDER_URI) + ": " + e.getMessage(), e);
        }
    }

    private ProviderPlaces places() {
        return new ProviderPlaces(
                issuer(), FollowedProvider.usualDocument(announced()), Set.copyOf(settings.get(MetadataKeys.HOSTS)));
    }

    String issuer() {
        return settings.find(MetadataKeys.ISSUER).orElseGet(this::announced);
    }

    /** Some write the address of the document itself. */
    private String announced() {
        String written = settings.get(OpenIdKeys.PROVIDER_URI);
        return written.endsWith(WELL_KNOWN) ? written.substring(0, written.length() - WELL_KNOWN.length()) : written;
    }

    private ProviderMetadata fixed() {
        Map<String, URI> others = new HashMap<>();
        settings.find(MetadataKeys.USERINFO_ENDPOINT)
                .ifPresent(address -> others.put(ProviderEndpoints.USER_INFO, address));
        settings.find(MetadataKeys.END_SESSION_ENDPOINT)
                .ifPresent(address -> others.put(ProviderEndpoints.END_SESSION, address));
        ProviderEndpoints endpoints = new ProviderEndpoints(
                settings.get(MetadataKeys.AUTHORIZATION_ENDPOINT),
                needed(MetadataKeys.TOKEN_ENDPOINT),
                needed(MetadataKeys.JWKS_URI),
                others,
                Map.of());
        return new ProviderMetadata(issuer(), endpoints, ProviderFeatures.none());
    }

    /** It would be taken from what the provider announces, and the deployer would not know. */
    private void requireAbsent(Key<URI> key) {
        if (settings.find(key).isPresent()) {
            throw new ConfigurationException(
                    "%s (%s) is given, but %s is not; give all addresses of the provider, or none, and it is asked for them"
                            .formatted(
                                    setting(key), settings.origin(key), setting(MetadataKeys.AUTHORIZATION_ENDPOINT)));
        }
    }

    private URI needed(Key<URI> key) {
        return settings.find(key)
                .orElseThrow(() -> new ConfigurationException("%s is given, but %s is not; give both, or leave out both"
                        .formatted(setting(MetadataKeys.AUTHORIZATION_ENDPOINT), setting(key))));
    }

    private ClientRegistration client() {
        boolean hasCertificate = settings.find(TlsKeys.CLIENT_KEY).isPresent()
                || settings.find(TlsKeys.CLIENT_KEY_SET).isPresent();
        try {
            return new ClientRegistration(
                    settings.get(OpenIdKeys.CLIENT_ID),
                    settings.find(OpenIdKeys.CLIENT_AUTHENTICATION),
                    secret(),
                    settings.find(OpenIdKeys.KEY_SET)
                            .map(set -> context.keys().set(setting(OpenIdKeys.KEY_SET), set))
                            .map(keys ->
                                    new ClientSigningKeys(keys, Optional.empty(), context.crypto(), context.clock())),
                    hasCertificate);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(
                    "%s: %s. Give %s, %s, or %s"
                            .formatted(
                                    OpenIdSetup.PREFIX,
                                    e.getMessage(),
                                    setting(OpenIdKeys.CLIENT_SECRET),
                                    setting(OpenIdKeys.KEY_SET),
                                    setting(TlsKeys.CLIENT_KEY)),
                    e);
        }
    }

    Optional<Secret> secret() {
        return settings.find(OpenIdKeys.CLIENT_SECRET)
                .map(location -> context.keys().secret(setting(OpenIdKeys.CLIENT_SECRET), location));
    }

    /** Those by public keys; of those by a shared secret none is published. */
    private Set<SignatureAlgorithm> algorithms() {
        Set<SignatureAlgorithm> all = new HashSet<>(settings.get(TokenKeys.ALGORITHMS));
        all.removeIf(SignatureAlgorithm::isSymmetric);
        return all.isEmpty() ? Set.of(SignatureAlgorithm.RSA_V1_5_SHA256) : all;
    }

    static String setting(Key<?> key) {
        return OpenIdSetup.PREFIX + "." + key.name();
    }
}
