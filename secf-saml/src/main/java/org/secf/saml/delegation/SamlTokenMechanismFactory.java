package org.secf.saml.delegation;

import java.lang.annotation.Annotation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MechanismFactory;
import org.secf.settings.Key;
import org.secf.settings.Settings;

/** Makes the mechanism of assertions that are brought as tokens; found by {@link java.util.ServiceLoader}. */
public final class SamlTokenMechanismFactory implements MechanismFactory {

    /** For the service loader. */
    public SamlTokenMechanismFactory() {}

    @Override
    public String name() {
        return SamlTokenMechanism.NAME;
    }

    @Override
    public Class<? extends Annotation> definition() {
        return SamlTokenAuthenticationMechanismDefinition.class;
    }

    @Override
    public List<Key<?>> keys() {
        return SamlTokenKeys.ALL;
    }

    @Override
    public Mechanism create(Settings settings, MechanismContext context) {
        return create(
                settings,
                context,
                delay -> CompletableFuture.delayedExecutor(delay.toMillis() + 1, TimeUnit.MILLISECONDS));
    }

    /** The same with another timer. */
    Mechanism create(Settings settings, MechanismContext context, Function<Duration, Executor> later) {
        return new SamlTokenMechanism(new TokenSetup(settings, context, later).tokens());
    }
}
