package org.secf.saml;

import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MechanismFactory;
import org.secf.settings.Key;
import org.secf.settings.Settings;

/** Makes the SAML mechanism from {@link SamlKeys}; found by {@link java.util.ServiceLoader}. */
public final class SamlMechanismFactory implements MechanismFactory {

    @Override
    public String name() {
        return "saml";
    }

    @Override
    public Class<? extends Annotation> definition() {
        return SamlAuthenticationMechanismDefinition.class;
    }

    @Override
    public List<Key<?>> keys() {
        return SamlKeys.ALL;
    }

    @Override
    public Optional<Key<List<String>>> parts() {
        return Optional.of(ProviderKeys.PROVIDERS);
    }

    @Override
    public Mechanism create(Settings settings, MechanismContext context) {
        return create(settings, Map.of(), context);
    }

    @Override
    public Mechanism create(Settings whole, Map<String, Settings> parts, MechanismContext context) {
        return create(
                whole,
                parts,
                context,
                delay -> CompletableFuture.delayedExecutor(delay.toMillis() + 1, TimeUnit.MILLISECONDS));
    }

    /** The same with another timer. */
    Mechanism create(
            Settings whole, Map<String, Settings> parts, MechanismContext context, Function<Duration, Executor> later) {
        return new MechanismReader(whole, parts, context, later).read();
    }
}
