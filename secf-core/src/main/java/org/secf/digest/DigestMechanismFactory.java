package org.secf.digest;

import java.lang.annotation.Annotation;
import java.util.List;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MechanismFactory;
import org.secf.settings.Key;
import org.secf.settings.Settings;

/** Makes the digest mechanism from {@link DigestKeys}; found by {@link java.util.ServiceLoader}. */
public final class DigestMechanismFactory implements MechanismFactory {

    @Override
    public String name() {
        return "digest";
    }

    @Override
    public Class<? extends Annotation> definition() {
        return DigestAuthenticationMechanismDefinition.class;
    }

    @Override
    public List<Key<?>> keys() {
        return DigestKeys.ALL;
    }

    @Override
    public Mechanism create(Settings settings, MechanismContext context) {
        SetupReader setup = new SetupReader(settings, context.parts(), context.keys());
        DigestPolicy policy = setup.policy();
        return new DigestMechanism(policy, setup.secrets(policy), context);
    }
}
