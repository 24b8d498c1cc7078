package org.secf.webauthn;

import java.lang.annotation.Annotation;
import java.util.List;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MechanismFactory;
import org.secf.settings.Key;
import org.secf.settings.Settings;

/** Makes the mechanism {@code webauthn}; found by {@link java.util.ServiceLoader}. */
public final class WebAuthnMechanismFactory implements MechanismFactory {

    @Override
    public String name() {
        return WebAuthnMechanism.NAME;
    }

    @Override
    public Class<? extends Annotation> definition() {
        return WebAuthnAuthenticationMechanismDefinition.class;
    }

    @Override
    public List<Key<?>> keys() {
        return WebAuthnKeys.ALL;
    }

    @Override
    public Mechanism create(Settings settings, MechanismContext context) {
        return new SetupReader(settings, context).mechanism();
    }
}
