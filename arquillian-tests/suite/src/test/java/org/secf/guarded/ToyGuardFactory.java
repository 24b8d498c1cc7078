package org.secf.guarded;

import java.lang.annotation.Annotation;
import java.util.List;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.MessageGuard;
import org.secf.mechanism.MessageGuardFactory;
import org.secf.settings.Key;
import org.secf.settings.Settings;

/** Makes the toy guard; found by the name of this class in the WAR's own {@code META-INF/services}. */
public final class ToyGuardFactory implements MessageGuardFactory {

    /** For the service loader. */
    public ToyGuardFactory() {}

    @Override
    public String name() {
        return "toy";
    }

    @Override
    public Class<? extends Annotation> definition() {
        return ToyDefinition.class;
    }

    @Override
    public List<Key<?>> keys() {
        return List.of();
    }

    @Override
    public MessageGuard create(String id, Settings settings, MechanismContext context) {
        return new ToyGuard(id, context.once(), context.clock());
    }
}
