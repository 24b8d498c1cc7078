package org.secf.saml;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.secf.keys.PemFile;
import org.secf.keys.set.Keys;
import org.secf.mechanism.MechanismContext;
import org.secf.resource.Resources;
import org.secf.resource.TlsSetup;
import org.secf.saml.model.Binding;
import org.secf.saml.model.CallerNaming;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.MetadataReason;
import org.secf.saml.model.ResponseBinding;
import org.secf.saml.model.UnusableMetadata;
import org.secf.saml.provider.EntityFilter;
import org.secf.saml.provider.FollowedProviders;
import org.secf.saml.provider.LastGoodCopy;
import org.secf.saml.provider.MetadataFeed;
import org.secf.saml.provider.MetadataLocation;
import org.secf.saml.provider.MetadataPolicy;
import org.secf.saml.provider.RefreshTimes;
import org.secf.saml.response.PreparedKeys;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;
import org.secf.tls.TlsKeys;

/**
 * Follows the identity provider from where configuration points to.
 *
 * @param resources which call addresses as the settings say
 * @param later runs what is to be done after a while
 */
record ProviderSource(
        Settings settings, MechanismContext context, Resources resources, Function<Duration, Executor> later) {

    ProviderSource(Settings settings, MechanismContext context, Function<Duration, Executor> later) {
        this(
                settings,
                context,
                context.resources()
                        .calling(TlsSetup.read("secf.saml", settings, context.tlsSources())::outbound)
                        .upTo(settings.get(TlsKeys.MAX_BYTES)),
                later);
    }

    FollowedProviders follow() {
        MetadataLocation location = location();
        try {
            return FollowedProviders.start(
                    new MetadataFeed(
                            location,
                            new MetadataLoading(resources),
                            settings.find(SamlKeys.IDP_ENTITY_ID),
                            filter(),
                            new MetadataPolicy(
                                    signers(), settings.find(SamlKeys.METADATA_MAX_VALIDITY), context.crypto()),
                            this::fit,
                            copy(location)),
                    new RefreshTimes(
                            settings.get(SamlKeys.METADATA_REFRESH_INTERVAL),
                            settings.get(SamlKeys.METADATA_UNKNOWN_KEY_INTERVAL)),
                    new FollowedProviders.Tools(context.clock(), context.random(), later, new MetadataLog()));
        } catch (UnusableMetadata e) {
            throw new ConfigurationException(text(e, location), e);
        }
    }

    /** Whether somebody else than who answers at its address vouches for the metadata: by a signature, or by having put it here. */
    boolean isVouched() {
        return !location().isRemote() || isSigned(settings);
    }

    /** Whether metadata has to be signed by somebody who was chosen here. */
    static boolean isSigned(Settings settings) {
        return settings.find(SamlKeys.METADATA_SIGNING_CERTIFICATE).isPresent()
                || settings.find(SamlKeys.METADATA_SIGNING_KEY_SET).isPresent();
    }

    private Optional<EntityFilter> filter() {
        Optional<EntityFilter> filter =
                Optional.of(ProviderKeys.filter(settings)).filter(given -> !given.isEmpty());
        if (filter.isPresent() && settings.find(SamlKeys.IDP_ENTITY_ID).isPresent()) {
            throw new ConfigurationException("secf.saml.idp-entity-id (" + settings.origin(SamlKeys.IDP_ENTITY_ID)
                    + ") means one identity provider and secf.saml.idp-filter several; remove one of them");
        }
        return filter;
    }

    private MetadataLocation location() {
        String given = settings.find(SamlKeys.IDP_METADATA)
                .orElseThrow(() -> new ConfigurationException("secf.saml.idp-metadata is required and was not given: "
                        + SamlKeys.IDP_METADATA.meaning()
                        + " Give it as property secf.saml.idp-metadata, in WEB-INF/secf.xml or in the annotation."));
        try {
            return MetadataLocation.of(given, settings.find(SamlKeys.IDP_ENTITY_ID));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("secf.saml.idp-metadata: " + e.getMessage(), e);
        }
    }

    private static String text(UnusableMetadata e, MetadataLocation location) {
        if (e.reason() == MetadataReason.SOURCE_UNREACHABLE && e.getCause() != null) {
            return missing("idp-metadata", location.shown(), e.getCause());
        }
        return "%s (%s, %s)"
                .formatted(e.getMessage(), e.reason().name(), e.reason().clause());
    }

    /** What our settings cannot work with is not taken, at start or later. */
    private IdentityProvider fit(IdentityProvider provider) {
        requireQualifier(provider);
        if (provider.wantsSignedRequests() && !settings.get(SamlKeys.SIGN_REQUESTS)) {
            throw unfit("secf.saml.sign-requests is false (" + settings.origin(SamlKeys.SIGN_REQUESTS) + "), but "
                    + provider.entityId()
                    + " wants signed requests (WantAuthnRequestsSigned in its metadata); set it to true");
        }
        Binding binding = settings.get(SamlKeys.REQUEST_BINDING);
        if (!provider.singleSignOn().containsKey(binding)) {
            throw unfit("secf.saml.request-binding is " + binding + ", but the metadata of " + provider.entityId()
                    + " has a SingleSignOnService for "
                    + provider.singleSignOn().keySet()
                    + " only; set request-binding to one of these");
        }
        if (settings.get(BindingKeys.RESPONSE) == ResponseBinding.ARTIFACT
                && provider.soap().artifactResolution().isEmpty()) {
            throw unfit("secf.saml.bindings.response is ARTIFACT (" + settings.origin(BindingKeys.RESPONSE)
                    + "), but the metadata of " + provider.entityId()
                    + " has no ArtifactResolutionService by https; set it to POST or SIMPLE_SIGN");
        }
        IdentityProvider strong =
                StrongKeys.of(provider, AlgorithmKeys.read(settings).keys(), new MetadataLog());
        return new PreparedKeys(context.crypto()).of(strong);
    }

    private void requireQualifier(IdentityProvider provider) {
        if (provider.entityId().indexOf(CallerNames.MARK) >= 0
                && settings.find(ProviderKeys.CALLER_NAMES)
                        .filter(CallerNaming.QUALIFIED::equals)
                        .isPresent()) {
            throw unfit("secf.saml.caller-names is QUALIFIED (" + settings.origin(ProviderKeys.CALLER_NAMES)
                    + "), which puts entity id and ! before names, and in " + provider.entityId()
                    + " there is a !, so that its users could be taken for another's; use PREFIXED");
        }
    }

    private static UnusableMetadata unfit(String text) {
        return new UnusableMetadata(MetadataReason.ENTITY_UNFIT, text, null);
    }

    private Optional<LastGoodCopy> copy(MetadataLocation location) {
        Optional<Path> path = settings.find(SamlKeys.METADATA_COPY).map(Path::of);
        path.map(Path::toAbsolutePath)
                .filter(file ->
                        file.getParent() == null || !file.getParent().toFile().isDirectory())
                .ifPresent(file -> {
                    throw new ConfigurationException("secf.saml.metadata-copy: there is no folder for " + file
                            + "; make it, and let the server's user write there");
                });
        return path.filter(file -> location.isRemote()).map(file -> new LastGoodCopy(file, location));
    }

    private Optional<Function<Instant, List<X509Certificate>>> signers() {
        Optional<List<X509Certificate>> fixed = certificates();
        Optional<Keys> set = settings.find(SamlKeys.METADATA_SIGNING_KEY_SET)
                .map(name -> context.keys().set("secf.saml.metadata-signing-key-set", name));
        if (fixed.isPresent() && set.isPresent()) {
            throw new ConfigurationException(
                    "secf.saml.metadata-signing-certificate and secf.saml.metadata-signing-key-set are both given;"
                            + " remove one");
        }
        return set.<Function<Instant, List<X509Certificate>>>map(
                        keys -> now -> keys.current().believed(now))
                .or(() -> fixed.map(all -> now -> all));
    }

    private Optional<List<X509Certificate>> certificates() {
        return settings.find(SamlKeys.METADATA_SIGNING_CERTIFICATE).map(location -> {
            try {
                return PemFile.certificates(PemFile.text(resources.load(location)));
            } catch (GeneralSecurityException e) {
                throw new ConfigurationException(
                        "secf.saml.metadata-signing-certificate: " + MetadataLocation.shown(location)
                                + ": expected a PEM certificate: " + e.getMessage(),
                        e);
            } catch (IOException | IllegalArgumentException e) {
                throw new ConfigurationException(
                        missing("metadata-signing-certificate", MetadataLocation.shown(location), e), e);
            }
        });
    }

    private static String missing(String setting, String location, Throwable cause) {
        return "secf.saml." + setting + ": cannot read " + location + " (" + cause.getMessage()
                + "); put the file there, or correct the location: https://…, classpath:…, file:/… or /WEB-INF/…";
    }
}
