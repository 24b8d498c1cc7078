package org.secf.bearer;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.secf.introspection.Introspection;
import org.secf.introspection.IntrospectionReason;
import org.secf.introspection.IntrospectionServer;
import org.secf.introspection.SignedAnswers;
import org.secf.introspection.Turns;
import org.secf.jwt.JwtPolicy;
import org.secf.jwt.JwtVerifier;
import org.secf.keys.Secret;
import org.secf.mechanism.MechanismContext;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Settings;
import org.secf.tls.Outbound;
import org.secf.tls.TlsKeys;

/** Whom to ask about tokens, as the settings say; whatever is wrong stops the deployment. */
record IntrospectionSetup(Settings settings, MechanismContext context, Supplier<Outbound> outbound) {

    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    /** Empty where nobody is asked. */
    Optional<Introspection> read(JwtKeysSource keys) {
        return settings.find(IntrospectionKeys.URI_OF_SERVER).map(address -> {
            IntrospectionServer server = server(address);
            // Asked often, so that its connections are worth keeping; keys are loaded seldom.
            Outbound kept = outbound.get();
            return new Introspection(
                    server, () -> kept, signed(server, keys), settings.get(BearerKeys.MAX_TOKEN_LENGTH), turns());
        });
    }

    private Turns turns() {
        return new Turns(
                settings.get(IntrospectionKeys.MAX_CALLS),
                settings.get(IntrospectionKeys.MAX_WAITING),
                LONGEST_WAIT,
                IntrospectionReason.INTROSPECTION_BUSY);
    }

    private IntrospectionServer server(URI address) {
        String clientId = settings.find(IntrospectionKeys.CLIENT_ID)
                .orElseThrow(() -> missing("client-id", "the name by which the issuer knows us"));
        Optional<Secret> secret = settings.find(IntrospectionKeys.CLIENT_SECRET)
                .map(location -> context.keys()
                        .secret(BearerSetup.PREFIX + "." + IntrospectionKeys.CLIENT_SECRET.name(), location));
        boolean isByCertificate = settings.find(TlsKeys.CLIENT_KEY).isPresent()
                || settings.find(TlsKeys.CLIENT_KEY_SET).isPresent();
        if (secret.isEmpty() && !isByCertificate) {
            throw missing("client-secret", "store:alias or file:, or give " + BearerSetup.PREFIX + ".tls.client-key");
        }
        return new IntrospectionServer(address, clientId, secret);
    }

    private Optional<SignedAnswers> signed(IntrospectionServer server, JwtKeysSource keys) {
        if (!settings.get(IntrospectionKeys.SIGNED)) {
            return Optional.empty();
        }
        JwtPolicy policy = new JwtPolicy(
                Set.of(SignedAnswers.TYPE), Set.copyOf(settings.get(BearerKeys.ALGORITHMS)), LONGEST_ANSWER);
        return Optional.of(new SignedAnswers(
                new JwtVerifier(policy, keys.get()),
                settings.get(BearerKeys.ISSUER),
                server.clientId(),
                context.clock()));
    }

    private static ConfigurationException missing(String key, String what) {
        return new ConfigurationException("%s.introspection.uri is given, but %s.introspection.%s is not; give %s"
                .formatted(BearerSetup.PREFIX, BearerSetup.PREFIX, key, what));
    }
}
