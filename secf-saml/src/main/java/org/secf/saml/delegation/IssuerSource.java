package org.secf.saml.delegation;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.secf.keys.PemFile;
import org.secf.mechanism.MechanismContext;
import org.secf.resource.Resources;
import org.secf.resource.TlsSetup;
import org.secf.saml.SamlKeys;
import org.secf.saml.model.UnusableMetadata;
import org.secf.saml.provider.FollowedProviders;
import org.secf.saml.provider.MetadataFeed;
import org.secf.saml.provider.MetadataLocation;
import org.secf.saml.provider.MetadataPolicy;
import org.secf.saml.provider.RefreshTimes;
import org.secf.saml.provider.Role;
import org.secf.saml.response.PreparedKeys;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Key;
import org.secf.settings.Settings;
import org.secf.tls.TlsKeys;

/** Follows the metadata of everybody whose assertions are believed. */
record IssuerSource(Settings settings, MechanismContext context, Function<Duration, Executor> later) {

    TrustedIssuers follow() {
        Map<String, TrustedIssuers.Followed> all = new LinkedHashMap<>();
        MetadataPolicy policy =
                new MetadataPolicy(signers(), settings.find(SamlKeys.METADATA_MAX_VALIDITY), context.crypto());
        add(SamlTokenKeys.IDENTITY_PROVIDERS, Role.IDENTITY_PROVIDER, policy, all);
        add(SamlTokenKeys.ENABLERS, Role.ENABLER, policy, all);
        if (all.isEmpty()) {
            throw new ConfigurationException(
                    "%1$s believes nobody. Set %1$s.identity-providers to metadata of identity providers, or %1$s.enablers to metadata of enablers that act for their callers"
                            .formatted(SamlTokenKeys.PREFIX));
        }
        return new TrustedIssuers(all);
    }

    private void add(
            Key<List<String>> key, Role role, MetadataPolicy policy, Map<String, TrustedIssuers.Followed> all) {
        for (String location : settings.get(key)) {
            FollowedProviders provider = followed(key, location, role, policy);
            String entityId = provider.only().orElseThrow().entityId();
            if (all.putIfAbsent(entityId, new TrustedIssuers.Followed(provider, role == Role.ENABLER)) != null) {
                throw new ConfigurationException(
                        "%s.%s (%s): %s is described twice; an entity is either an identity provider or an enabler here, and stands there once"
                                .formatted(SamlTokenKeys.PREFIX, key.name(), settings.origin(key), entityId));
            }
        }
    }

    private FollowedProviders followed(Key<List<String>> key, String location, Role role, MetadataPolicy policy) {
        try {
            return FollowedProviders.start(
                    new MetadataFeed(
                            MetadataLocation.of(location, Optional.empty()),
                            resources()::load,
                            Optional.empty(),
                            policy,
                            new PreparedKeys(context.crypto())::of,
                            Optional.empty(),
                            role),
                    new RefreshTimes(
                            settings.get(SamlKeys.METADATA_REFRESH_INTERVAL),
                            settings.get(SamlKeys.METADATA_UNKNOWN_KEY_INTERVAL)),
                    new FollowedProviders.Tools(context.clock(), context.random(), later, new IssuerLog()));
        } catch (UnusableMetadata | IllegalArgumentException e) {
            String setting = SamlTokenKeys.PREFIX + "." + key.name();
            throw new ConfigurationException(
                    setting + ": " + MetadataLocation.shown(location) + ": " + e.getMessage(), e);
        }
    }

    private Resources resources() {
        TlsSetup tls = TlsSetup.read(SamlTokenKeys.PREFIX, settings, context.tlsSources());
        return context.resources().calling(tls::outbound).upTo(settings.get(TlsKeys.MAX_BYTES));
    }

    private Optional<Function<Instant, List<X509Certificate>>> signers() {
        return settings.find(SamlTokenKeys.METADATA_SIGNING_CERTIFICATE).map(location -> {
            List<X509Certificate> all = certificates(location);
            return now -> all;
        });
    }

    private List<X509Certificate> certificates(String location) {
        try {
            return PemFile.certificates(PemFile.text(context.resources().load(location)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new ConfigurationException(
                    "%s.metadata-signing-certificate: %s: expected a PEM certificate: %s"
                            .formatted(SamlTokenKeys.PREFIX, MetadataLocation.shown(location), e.getMessage()),
                    e);
        }
    }
}
