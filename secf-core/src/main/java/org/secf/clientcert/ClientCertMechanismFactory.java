package org.secf.clientcert;

import java.lang.annotation.Annotation;
import java.util.List;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MechanismFactory;
import org.secf.settings.Key;
import org.secf.settings.Settings;

/** Makes the client certificate mechanism from {@link ClientCertKeys}; found by {@link java.util.ServiceLoader}. */
public final class ClientCertMechanismFactory implements MechanismFactory {

    @Override
    public String name() {
        return ClientCertMechanism.NAME;
    }

    @Override
    public Class<? extends Annotation> definition() {
        return ClientCertificateAuthenticationMechanismDefinition.class;
    }

    @Override
    public List<Key<?>> keys() {
        return ClientCertKeys.ALL;
    }

    @Override
    public Mechanism create(Settings settings, MechanismContext context) {
        SetupReader setup = new SetupReader(settings, context);
        return new ClientCertMechanism(setup.source(), setup.read());
    }
}
