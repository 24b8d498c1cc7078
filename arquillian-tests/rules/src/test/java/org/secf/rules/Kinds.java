package org.secf.rules;

import java.util.stream.Stream;
import org.secf.mechanism.DefinitionKind;
import org.secf.mechanism.MechanismFactory;
import org.secf.mechanism.RouteKeys;
import org.secf.settings.Key;

/** What applications define: mechanisms, which have a few settings in common, and other things, which have not. */
final class Kinds {

    private Kinds() {}

    static boolean isMechanism(DefinitionKind kind) {
        return kind instanceof MechanismFactory;
    }

    static Stream<Key<?>> keys(DefinitionKind kind) {
        return Stream.concat(kind.keys().stream(), isMechanism(kind) ? RouteKeys.ALL.stream() : Stream.of());
    }
}
