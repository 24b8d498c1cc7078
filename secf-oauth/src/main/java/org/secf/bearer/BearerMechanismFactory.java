package org.secf.bearer;

import java.lang.annotation.Annotation;
import java.util.List;
import org.secf.mechanism.ForeignSetting;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MechanismFactory;
import org.secf.settings.Key;
import org.secf.settings.Settings;

/** Makes the bearer mechanism from {@link BearerKeys}; found by {@link java.util.ServiceLoader}. */
public final class BearerMechanismFactory implements MechanismFactory {

    @Override
    public String name() {
        return BearerMechanism.NAME;
    }

    @Override
    public Class<? extends Annotation> definition() {
        return BearerTokenAuthenticationMechanismDefinition.class;
    }

    @Override
    public List<Key<?>> keys() {
        return BearerKeys.ALL;
    }

    @Override
    public List<ForeignSetting> foreign() {
        return MicroProfileJwt.SETTINGS;
    }

    @Override
    public List<Key<?>> insteadOfForeign() {
        return List.of(
                BearerKeys.ISSUER,
                BearerKeys.JWKS,
                BearerKeys.PUBLIC_KEY,
                BearerKeys.METADATA,
                IntrospectionKeys.URI_OF_SERVER);
    }

    @Override
    public Mechanism create(Settings settings, MechanismContext context) {
        return new BearerSetup(settings, context).read();
    }
}
