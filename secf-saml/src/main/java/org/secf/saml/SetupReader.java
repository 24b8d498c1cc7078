package org.secf.saml;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.secf.http.PublicUrl;
import org.secf.keys.set.Keys;
import org.secf.mechanism.GroupKeys;
import org.secf.mechanism.MechanismContext;
import org.secf.saml.model.AuthnRequest;
import org.secf.saml.model.ResponsePolicy;
import org.secf.saml.model.ServiceProvider;
import org.secf.saml.response.CallerMapping;
import org.secf.saml.response.PreparedKeys;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;

/** Turns settings into a setup; whatever is wrong stops the deployment here. */
final class SetupReader {

    private final Settings settings;
    private final MechanismContext context;
    private final Function<Duration, Executor> later;

    /**
     * A reader.
     *
     * @param later runs what is to be done after a while
     */
    SetupReader(Settings settings, MechanismContext context, Function<Duration, Executor> later) {
        this.settings = settings;
        this.context = context;
        this.later = later;
    }

    SamlSetup read() {
        requireDistinctPaths();
        OurKeys keys = keys();
        return new SamlSetup(
                settings.get(SamlKeys.BASE_URL),
                settings.get(SamlKeys.ASSERTION_CONSUMER_SERVICE_URI),
                settings.get(SamlKeys.METADATA_URI),
                keys,
                new ProviderSource(settings, context, later).follow(),
                settings.get(SamlKeys.REQUEST_BINDING),
                wish(),
                policy(),
                callers(),
                settings.get(SamlKeys.LOGIN_TIMEOUT),
                settings.get(SamlKeys.SESSION_LIFETIME),
                PublicationKeys.read(settings),
                new BindingReader(settings, context).read(keys));
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

    private AuthnRequest.Wish wish() {
        return new AuthnRequest.Wish(
                settings.find(SamlKeys.NAME_ID_FORMAT),
                settings.get(SamlKeys.FORCE_AUTHN),
                settings.get(SamlKeys.IS_PASSIVE),
                settings.get(SamlKeys.AUTHN_CONTEXT_CLASS_REFS));
    }

    private ResponsePolicy policy() {
        return new ResponsePolicy(
                settings.get(SamlKeys.CLOCK_SKEW),
                settings.get(SamlKeys.REQUIRE_SIGNED_ASSERTIONS),
                settings.get(SamlKeys.REQUIRE_ENCRYPTED_ASSERTIONS),
                settings.get(SamlKeys.AUTHN_CONTEXT_CLASS_REFS),
                settings.find(SamlKeys.MAX_AUTHENTICATION_AGE),
                settings.get(SamlKeys.ACCEPT_UNSOLICITED),
                settings.get(SamlKeys.ACCEPT_SHA1));
    }

    private CallerMapping callers() {
        return new CallerMapping(
                settings.get(SamlKeys.CALLER_NAME_ATTRIBUTE),
                Optional.of(settings.get(SamlKeys.CALLER_GROUPS_ATTRIBUTE)),
                GroupKeys.read(settings, SamlKeys.ATTRIBUTES));
    }
}
