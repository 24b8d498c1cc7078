package org.secf.webauthn;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.http.PublicUrl;
import org.secf.identity.VerifiedUser;
import org.secf.mechanism.GroupKeys;
import org.secf.mechanism.MechanismContext;
import org.secf.resource.TrustedCertificates;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;
import org.secf.state.BrowserBinding;
import org.secf.webauthn.ceremony.WebAuthnPolicy;
import org.secf.webauthn.credentials.Bounds;
import org.secf.webauthn.credentials.FileCredentials;
import org.secf.webauthn.credentials.MemoryCredentials;
import org.secf.webauthn.credentials.WebAuthnCredentials;
import org.secf.webauthn.webauthn4j.AssertionVerifier;
import org.secf.webauthn.webauthn4j.RegistrationVerifier;
import org.secf.webauthn.webauthn4j.TrialRun;

/** From settings to a mechanism, once, at start. */
record SetupReader(Settings settings, MechanismContext context) {

    private static final String PREFIX = "secf." + WebAuthnMechanism.NAME + ".";
    private static final String FILE = "file:";

    WebAuthnMechanism mechanism() {
        TrialRun.require();
        PublicUrl base = settings.get(WebAuthnKeys.BASE_URL);
        Addresses addresses = new Addresses(base, settings.get(WebAuthnKeys.ENDPOINT_PATH));
        Pages pages = new Pages(
                addresses, settings.find(WebAuthnKeys.LOGIN_PAGE), settings.find(WebAuthnKeys.REGISTRATION_PAGE));
        return new WebAuthnMechanism(addresses, pages, offer(policy(base), ceremonies(base)));
    }

    private Offer offer(WebAuthnPolicy policy, Ceremonies ceremonies) {
        KeptCredentials credentials = new KeptCredentials(credentials());
        boolean stepUpOnly = settings.get(WebAuthnKeys.STEP_UP_ONLY);
        OptionsWriter options = new OptionsWriter(
                policy, settings.get(WebAuthnKeys.RP_NAME), settings.get(WebAuthnKeys.TIMEOUT), !stepUpOnly);
        return new Offer(
                new LoginCeremony(ceremonies, credentials, new AssertionVerifier(policy), options, callers(policy)),
                new RegistrationCeremony(
                        ceremonies, credentials, new RegistrationVerifier(policy), options, registrations(policy)),
                stepUpOnly,
                Offer.contexts(policy));
    }

    private Ceremonies ceremonies(PublicUrl base) {
        Duration timeout = settings.get(WebAuthnKeys.TIMEOUT);
        BrowserBinding binding = new BrowserBinding(WebAuthnMechanism.NAME, base, context.random(), timeout);
        return new Ceremonies(context.pending(), binding, context.clock(), context.random(), timeout);
    }

    private Callers callers(WebAuthnPolicy policy) {
        WebAuthnUsers users =
                context.parts().find(WebAuthnUsers.class).orElse(name -> Optional.of(new VerifiedUser(name, Set.of())));
        return new Callers(
                policy.rpId(),
                users,
                GroupKeys.read(settings, ""),
                settings.get(WebAuthnKeys.SESSION_LIFETIME),
                context.clock());
    }

    private RegistrationRules registrations(WebAuthnPolicy policy) {
        return new RegistrationRules(
                settings.get(WebAuthnKeys.REGISTRATION_MAX_AGE),
                settings.find(WebAuthnKeys.REGISTRATION_CONTEXTS).orElse(List.of()),
                policy.requiresVerification(),
                context.clock());
    }

    private WebAuthnPolicy policy(PublicUrl base) {
        String host = String.valueOf(URI.create(base.origin()).getHost());
        List<X509Certificate> roots = settings.find(WebAuthnKeys.ATTESTATION_ROOTS)
                .map(locations ->
                        TrustedCertificates.load(PREFIX + "attestation-roots", locations, context.resources()))
                .orElse(List.of());
        try {
            return new WebAuthnPolicy(
                    settings.find(WebAuthnKeys.RP_ID).orElse(host),
                    settings.find(WebAuthnKeys.ORIGINS).orElse(List.of(base.origin())),
                    settings.get(WebAuthnKeys.USER_VERIFICATION),
                    settings.get(WebAuthnKeys.ALGORITHMS),
                    settings.get(WebAuthnKeys.ATTESTATION),
                    roots);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(PREFIX + "*: " + e.getMessage(), e);
        }
    }

    private WebAuthnCredentials credentials() {
        Optional<String> place = settings.find(WebAuthnKeys.CREDENTIALS);
        if (place.isEmpty()) {
            return context.parts()
                    .find(WebAuthnCredentials.class)
                    .orElseThrow(() -> new ConfigurationException(
                            "The mechanism webauthn has nowhere to keep credentials: give %scredentials, such as file:/var/lib/enabler/webauthn, or define a bean of type WebAuthnCredentials"
                                    .formatted(PREFIX)));
        }
        Bounds bounds = new Bounds(
                settings.get(WebAuthnKeys.MOST_CREDENTIALS), settings.get(WebAuthnKeys.MOST_CREDENTIALS_OF_USER));
        return place.get().startsWith(FILE)
                ? FileCredentials.open(
                        PREFIX + "credentials", Path.of(place.get().substring(FILE.length())), bounds)
                : new MemoryCredentials(bounds);
    }
}
