package org.secf.proxy;

import java.lang.annotation.Annotation;
import java.util.List;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MessageGuard;
import org.secf.mechanism.MessageGuardFactory;
import org.secf.settings.Key;
import org.secf.settings.Settings;

/** Makes the guard of asserted identities and its mechanism from {@link TrustedProxyKeys}; found by {@link java.util.ServiceLoader}. */
public final class TrustedProxyFactory implements MessageGuardFactory {

    static final String NAME = "trusted-proxy";

    /** For the service loader. */
    public TrustedProxyFactory() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<? extends Annotation> definition() {
        return TrustedProxyAuthenticationMechanismDefinition.class;
    }

    @Override
    public List<Key<?>> keys() {
        return TrustedProxyKeys.ALL;
    }

    @Override
    public MessageGuard create(String id, Settings settings, MechanismContext context) {
        return new TrustedProxySetup(id, settings, context).guard();
    }
}
