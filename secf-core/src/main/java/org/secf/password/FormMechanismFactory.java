package org.secf.password;

import java.lang.annotation.Annotation;
import java.util.List;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MechanismFactory;
import org.secf.settings.Key;
import org.secf.settings.Settings;

/** Makes the mechanism {@code form}; found by {@link java.util.ServiceLoader}. */
public final class FormMechanismFactory implements MechanismFactory {

    @Override
    public String name() {
        return FormMechanism.NAME;
    }

    @Override
    public Class<? extends Annotation> definition() {
        return FormAuthenticationMechanismDefinition.class;
    }

    @Override
    public List<Key<?>> keys() {
        return PasswordKeys.FORM;
    }

    @Override
    public Mechanism create(Settings settings, MechanismContext context) {
        PasswordLogin login = PasswordLogin.of(name(), settings, context);
        FormPages pages = new FormPages(
                settings.find(PasswordKeys.LOGIN_PAGE),
                settings.find(PasswordKeys.ERROR_PAGE),
                settings.get(PasswordKeys.LOGIN_ACTION),
                settings.get(PasswordKeys.SESSION_LIFETIME));
        return new FormMechanism(login, pages);
    }
}
