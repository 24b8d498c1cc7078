package org.secf.saml;

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
    public Mechanism create(Settings settings, MechanismContext context) {
        return create(
                settings,
                context,
                delay -> CompletableFuture.delayedExecutor(delay.toMillis() + 1, TimeUnit.MILLISECONDS));
    }

    /** The same with another timer. */
    Mechanism create(Settings settings, MechanismContext context, Function<Duration, Executor> later) {
        SamlSetup setup = new SetupReader(settings, context, later).read();
        return new SamlMechanism(setup, new LogoutReader(settings, context).read(setup), context);
    }
}
