package org.secf.password;

import java.lang.annotation.Annotation;
import java.util.List;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MechanismFactory;
import org.secf.settings.Key;
import org.secf.settings.Settings;

/** Makes the mechanism {@code basic}; found by {@link java.util.ServiceLoader}. */
public final class BasicMechanismFactory implements MechanismFactory {

    @Override
    public String name() {
        return BasicMechanism.NAME;
    }

    @Override
    public Class<? extends Annotation> definition() {
        return BasicAuthenticationMechanismDefinition.class;
    }

    @Override
    public List<Key<?>> keys() {
        return PasswordKeys.BASIC;
    }

    @Override
    public Mechanism create(Settings settings, MechanismContext context) {
        PasswordLogin login = PasswordLogin.of(name(), settings, context);
        return new BasicMechanism(login, settings.get(PasswordKeys.REALM_NAME), context.expressions());
    }
}
