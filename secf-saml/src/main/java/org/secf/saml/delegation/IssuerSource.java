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
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.secf.keys.PemFile;
import org.secf.mechanism.MechanismContext;
import org.secf.resource.Resources;
import org.secf.resource.TlsSetup;
import org.secf.saml.SamlKeys;
import org.secf.saml.model.IdentityProvider;
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
        EnablerKeys keys = new EnablerKeys();
        UnaryOperator<IdentityProvider> prepared = new PreparedKeys(context.crypto())::of;
        add(new Kind(SamlTokenKeys.IDENTITY_PROVIDERS, Role.IDENTITY_PROVIDER, prepared), all, followed -> {});
        add(
                new Kind(SamlTokenKeys.ENABLERS, Role.ENABLER, read -> prepared.apply(keys.requireOwn(read))),
                all,
                keys::add);
        if (all.isEmpty()) {
            throw new ConfigurationException(
                    "%1$s believes nobody. Set %1$s.identity-providers to metadata of identity providers, or %1$s.enablers to metadata of enablers that act for their callers"
                            .formatted(SamlTokenKeys.PREFIX));
        }
        return new TrustedIssuers(all);
    }

    /**
     * One kind of those who are believed.
     *
     * @param fitness as {@link MetadataFeed#fitness}
     */
    private record Kind(Key<List<String>> key, Role role, UnaryOperator<IdentityProvider> fitness) {}

    private void add(Kind kind, Map<String, TrustedIssuers.Followed> all, Consumer<FollowedProviders> others) {
        for (String text : settings.get(kind.key())) {
            FollowedProviders provider = followed(kind, text);
            others.accept(provider);
            String entityId = provider.only().orElseThrow().entityId();
            boolean isEnabler = kind.role() == Role.ENABLER;
            if (all.putIfAbsent(entityId, new TrustedIssuers.Followed(provider, isEnabler)) != null) {
                throw new ConfigurationException(
                        "%s.%s (%s): %s is described twice; an entity is either an identity provider or an enabler here, and stands there once"
                                .formatted(
                                        SamlTokenKeys.PREFIX,
                                        kind.key().name(),
                                        settings.origin(kind.key()),
                                        entityId));
            }
        }
    }

    private FollowedProviders followed(Kind kind, String text) {
        String setting = SamlTokenKeys.PREFIX + "." + kind.key().name();
        try {
            NamedLocation named = NamedLocation.parse(text);
            if (kind.role() == Role.ENABLER && named.isUnnamedElsewhere()) {
                throw new ConfigurationException(
                        "%s: whoever answers at %s could choose whose name it acts under; say who it is, by %s"
                                .formatted(setting, named.location().shown(), NamedLocation.EXPECTED));
            }
            return followed(kind, named);
        } catch (UnusableMetadata | IllegalArgumentException e) {
            throw new ConfigurationException(setting + ": " + MetadataLocation.shown(text) + ": " + e.getMessage(), e);
        }
    }

    private FollowedProviders followed(Kind kind, NamedLocation named) {
        return FollowedProviders.start(
                new MetadataFeed(
                        named.location(),
                        resources()::load,
                        named.entityId(),
                        policy(),
                        kind.fitness(),
                        Optional.empty(),
                        kind.role()),
                new RefreshTimes(
                        settings.get(SamlKeys.METADATA_REFRESH_INTERVAL),
                        settings.get(SamlKeys.METADATA_UNKNOWN_KEY_INTERVAL)),
                new FollowedProviders.Tools(context.clock(), context.random(), later, new IssuerLog()));
    }

    private MetadataPolicy policy() {
        return new MetadataPolicy(signers(), settings.find(SamlKeys.METADATA_MAX_VALIDITY), context.crypto());
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
