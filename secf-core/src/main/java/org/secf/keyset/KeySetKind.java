package org.secf.keyset;

import java.lang.annotation.Annotation;
import java.util.List;
import org.secf.mechanism.DefinitionKind;
import org.secf.settings.Key;

/** Key sets among what an application defines. */
record KeySetKind() implements DefinitionKind {

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public Class<? extends Annotation> definition() {
        return KeySetDefinition.class;
    }

    @Override
    public List<Key<?>> keys() {
        return KeySetKeys.ALL;
    }
}
