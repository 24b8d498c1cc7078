package org.secf.agreement;

import java.lang.annotation.Annotation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.secf.hpke.PreSharedKey;
import org.secf.keys.Secret;
import org.secf.keys.set.Keys;
import org.secf.mechanism.Endpoint;
import org.secf.mechanism.EndpointFactory;
import org.secf.mechanism.MechanismContext;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Key;
import org.secf.settings.Settings;

/** Makes the endpoint of key agreements. */
public final class AgreementEndpointFactory implements EndpointFactory {

    private static final String PREFIX = "secf.agreement.";

    @Override
    public String name() {
        return "agreement";
    }

    @Override
    public Class<? extends Annotation> definition() {
        return KeyAgreementDefinition.class;
    }

    @Override
    public List<Key<?>> keys() {
        return AgreementKeys.ALL;
    }

    @Override
    public Endpoint create(Settings settings, MechanismContext context) {
        ServerPolicy policy = policy(settings);
        Optional<ClientKeys> clients = clients(settings, context);
        Optional<PreSharedKeys> others = context.parts().find(PreSharedKeys.class);
        SharedKeys psks =
                SharedKeys.hidden(psks(settings, context), others.orElse(id -> Optional.empty()), context.random());
        requireSomebody(policy, clients.isPresent(), !psks.byId().isEmpty() || others.isPresent());
        AgreementResponder responder = new AgreementResponder(
                policy,
                preKeys(policy, settings, context),
                new ProposalOpener(
                        psks,
                        KnownClients.of(clients.orElse(thumbprint -> Optional.empty()), context.random()),
                        context.crypto()),
                new AgreementResponder.Memory(
                        context.clock(), context.random(), context.once(), context.associations()));
        return new AgreementEndpoint(
                settings.get(AgreementKeys.PATH), policy.preKeyLifetime().dividedBy(2), responder);
    }

    private static PreKeys preKeys(ServerPolicy policy, Settings settings, MechanismContext context) {
        Keys keys = context.keys().set(PREFIX + AgreementKeys.KEY_SET.name(), settings.get(AgreementKeys.KEY_SET));
        return new PreKeys(
                policy,
                keys,
                new PreKeys.Tools(
                        context.clock(),
                        context.random(),
                        delay -> CompletableFuture.delayedExecutor(delay.toMillis() + 1, TimeUnit.MILLISECONDS),
                        context.crypto()));
    }

    private static ServerPolicy policy(Settings settings) {
        return new ServerPolicy(
                settings.get(AgreementKeys.SERVER_NAME),
                required(AgreementKeys.SUITES, settings),
                required(AgreementKeys.MODES, settings),
                !settings.get(AgreementKeys.ACCEPT_ANONYMOUS_CLIENTS),
                settings.get(AgreementKeys.PRE_KEY_LIFETIME),
                settings.get(AgreementKeys.LIFETIME),
                new AgreementLimits(
                        settings.get(AgreementKeys.MAX_ASSOCIATIONS),
                        settings.get(AgreementKeys.MAX_ASSOCIATIONS_PER_CLIENT),
                        settings.get(AgreementKeys.MAX_ANSWERS),
                        settings.get(AgreementKeys.MAX_ANSWERS_PER_CLIENT)));
    }

    private static <T> List<T> required(Key<List<T>> key, Settings settings) {
        List<T> values = settings.get(key).stream().distinct().toList();
        if (values.isEmpty()) {
            throw new ConfigurationException(PREFIX + key.name() + " is empty; name one, or leave the setting out");
        }
        return values;
    }

    private static Optional<ClientKeys> clients(Settings settings, MechanismContext context) {
        return settings.find(AgreementKeys.CLIENT_TRUST)
                .<ClientKeys>map(name -> new TrustedClients(
                        context.keys().set(PREFIX + AgreementKeys.CLIENT_TRUST.name(), name), context.clock()))
                .or(() -> context.parts().find(ClientKeys.class));
    }

    private static Map<String, Secret> psks(Settings settings, MechanismContext context) {
        String setting = PREFIX + AgreementKeys.PSK.name();
        Map<String, Secret> byId = new LinkedHashMap<>();
        for (String entry : settings.get(AgreementKeys.PSK)) {
            int equals = entry.indexOf('=');
            String id = entry.substring(0, equals);
            Secret secret = context.keys().secret(setting, entry.substring(equals + 1));
            if (secret.size() < PreSharedKey.LEAST_OCTETS) {
                secret.close();
                throw new ConfigurationException(
                        "%s: the key %s has %d octets, expected at least %d; make another at random"
                                .formatted(setting, id, secret.size(), PreSharedKey.LEAST_OCTETS));
            }
            if (byId.put(id, secret) != null) {
                throw new ConfigurationException(setting + ": the identifier " + id + " is given twice; remove one");
            }
        }
        return byId;
    }

    /** An endpoint that refuses everybody is a mistake that nobody would notice until a client comes. */
    private static void requireSomebody(ServerPolicy policy, boolean hasClients, boolean hasPsks) {
        boolean anybody = policy.modes().contains(AgreementMode.BASE) && !policy.requireClient();
        boolean somebody = policy.modes().stream()
                .anyMatch(mode -> (!mode.hasPsk() || hasPsks)
                        && (!mode.hasClientKey() || hasClients)
                        && (mode.hasPsk() || hasClients));
        if (!anybody && !somebody) {
            throw new ConfigurationException(
                    "secf.agreement: no client could agree in the modes %s; give secf.agreement.client-trust, secf.agreement.psk, or a bean ClientKeys or PreSharedKeys"
                            .formatted(policy.modes().stream()
                                    .map(AgreementMode::word)
                                    .toList()));
        }
    }
}
