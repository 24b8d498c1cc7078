package org.secf.keyset;

import java.lang.annotation.Annotation;
import java.util.List;
import org.secf.mechanism.DefinitionKind;
import org.secf.settings.Key;

/** Secret stores among what an application defines. */
record SecretStoreKind() implements DefinitionKind {

    @Override
    public String name() {
        return "store";
    }

    @Override
    public Class<? extends Annotation> definition() {
        return SecretStoreDefinition.class;
    }

    @Override
    public List<Key<?>> keys() {
        return StoreKeys.ALL;
    }
}
