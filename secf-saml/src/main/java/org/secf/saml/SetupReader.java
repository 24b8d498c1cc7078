package org.secf.saml;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.secf.http.PublicUrl;
import org.secf.keys.set.Keys;
import org.secf.mechanism.MechanismContext;
import org.secf.saml.artifact.ResolutionsUnderWay;
import org.secf.saml.model.ServiceProvider;
import org.secf.saml.response.PreparedKeys;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;

/** Turns settings into a setup; whatever is wrong stops the deployment here. */
final class SetupReader {

    private final Settings settings;
    private final MechanismContext context;
    private final Function<Duration, Executor> later;
    private final ResolutionsUnderWay underWay;

    /**
     * A reader.
     *
     * @param later runs what is to be done after a while
     * @param underWay bounds how many responses are fetched at once
     */
    SetupReader(
            Settings settings,
            MechanismContext context,
            Function<Duration, Executor> later,
            ResolutionsUnderWay underWay) {
        this.settings = settings;
        this.context = context;
        this.later = later;
        this.underWay = underWay;
    }

    /**
     * Reads it.
     *
     * @param part what tells it from others
     */
    SamlSetup read(SamlSetup.Part part) {
        requireDistinctPaths();
        OurKeys keys = keys();
        PolicyReader policy = new PolicyReader(settings);
        ProviderSource source = new ProviderSource(settings, context, later);
        return new SamlSetup(
                part,
                settings.get(SamlKeys.BASE_URL),
                settings.get(SamlKeys.ASSERTION_CONSUMER_SERVICE_URI),
                settings.get(SamlKeys.METADATA_URI),
                keys,
                source.follow(),
                settings.get(SamlKeys.REQUEST_BINDING),
                policy.wish(),
                policy.policy(),
                policy.callers(),
                settings.get(SamlKeys.LOGIN_TIMEOUT),
                settings.get(SamlKeys.SESSION_LIFETIME),
                PublicationKeys.read(settings),
                policy.attributes(part.isAlone() || source.isVouched()),
                policy.detours(),
                new BindingReader(settings, context, underWay).read(keys));
    }

    private void requireDistinctPaths() {
        String consumer = settings.get(SamlKeys.ASSERTION_CONSUMER_SERVICE_URI);
        if (consumer.equals(settings.get(SamlKeys.METADATA_URI))) {
            throw new ConfigurationException(
                    "secf.saml.assertion-consumer-service-uri and secf.saml.metadata-uri are both " + consumer
                            + "; give each a path of its own");
        }
    }

    private OurKeys keys() {
        PublicUrl base = settings.get(SamlKeys.BASE_URL);
        CredentialSource credentials = new CredentialSource(settings, context);
        String entityId = settings.find(SamlKeys.ENTITY_ID).orElseGet(() -> base.resolve("/saml/metadata"));
        String consumer = base.resolve(settings.get(SamlKeys.ASSERTION_CONSUMER_SERVICE_URI));
        PreparedKeys prepared = new PreparedKeys(context.crypto());
        Optional<Keys> set = credentials.keySet();
        if (set.isPresent()) {
            ServiceProvider us = new ServiceProvider(entityId, consumer, Optional.empty(), List.of());
            return new FollowedKeys(us, set.get(), settings.get(SamlKeys.SIGN_REQUESTS), context);
        }
        ServiceProvider us =
                new ServiceProvider(entityId, consumer, credentials.signing(), prepared.of(credentials.decryption()));
        return () -> us;
    }
}
