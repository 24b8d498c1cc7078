package org.secf.mechanism;

import java.lang.annotation.Annotation;
import java.util.List;
import org.secf.settings.Key;

/** Something that an application defines by annotation, descriptor or properties: a mechanism, a secret store, a key set. */
public interface DefinitionKind {

    /** The element in {@code secf.xml} and the part after {@code secf.} in properties: {@code saml}. */
    String name();

    /** The annotation that defines one on a class of the application; attribute names in kebab case are key names. */
    Class<? extends Annotation> definition();

    /** Every setting there is. */
    List<Key<?>> keys();

    /** Settings of others that count, for the definition without a name, where none of ours is given. They define nothing by themselves. */
    default List<ForeignSetting> foreign() {
        return List.of();
    }

    /** Settings of ours that say whom to trust. Where one of them is given, settings of others count for nothing: half of each would trust somebody else. */
    default List<Key<?>> insteadOfForeign() {
        return List.of();
    }
}
