package org.secf.openid;

import java.lang.annotation.Annotation;
import java.util.List;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MechanismFactory;
import org.secf.settings.Key;
import org.secf.settings.Settings;

/** Makes the mechanism from {@link OpenIdKeys}; found by {@link java.util.ServiceLoader}. */
public final class OpenIdMechanismFactory implements MechanismFactory {

    @Override
    public String name() {
        return OpenIdMechanism.NAME;
    }

    @Override
    public Class<? extends Annotation> definition() {
        return OpenIdConnectAuthenticationMechanismDefinition.class;
    }

    @Override
    public List<Key<?>> keys() {
        return OpenIdKeys.ALL;
    }

    @Override
    public Mechanism create(Settings settings, MechanismContext context) {
        return new OpenIdSetup(settings, context).read();
    }
}
