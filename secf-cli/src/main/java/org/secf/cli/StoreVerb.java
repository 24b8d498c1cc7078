package org.secf.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * One command around a store: how it is called, and what it does.
 *
 * @param name as typed
 * @param meaning what the help says
 * @param takesAlias whether the alias of an entry stands behind it
 * @param required the options that must be given
 * @param optional those that may be given
 * @param action what it does
 */
record StoreVerb(
        String name,
        List<String> meaning,
        boolean takesAlias,
        List<StoreOption> required,
        List<StoreOption> optional,
        Action action) {

    /** Carries a command out. */
    @FunctionalInterface
    interface Action {
        StoreAnswer run(StoreDesk desk) throws UnusableException;
    }

    private static final List<StoreOption> READING =
            List.of(StoreOption.FORMAT, StoreOption.TOKEN_LIBRARY, StoreOption.TOKEN_SLOT, StoreOption.MASTER);
    private static final List<StoreOption> CHANGING =
            joined(READING, StoreOption.VERSION, StoreOption.WHO, StoreOption.AUDIT);

    /** A command that only reads. */
    static StoreVerb reading(String name, Action action, String... meaning) {
        return new StoreVerb(name, List.of(meaning), false, List.of(StoreOption.STORE), READING, action);
    }

    /** A command that makes the next version of the store. */
    static StoreVerb changing(String name, Action action, String... meaning) {
        return new StoreVerb(name, List.of(meaning), false, List.of(StoreOption.STORE), CHANGING, action);
    }

    /** A command that touches no store. */
    static StoreVerb apart(String name, Action action, String... meaning) {
        return new StoreVerb(name, List.of(meaning), false, List.of(), List.of(), action);
    }

    StoreVerb ofAlias() {
        return new StoreVerb(name, meaning, true, required, optional, action);
    }

    StoreVerb requiring(StoreOption... more) {
        return new StoreVerb(name, meaning, takesAlias, joined(required, more), optional, action);
    }

    StoreVerb allowing(StoreOption... more) {
        return new StoreVerb(name, meaning, takesAlias, required, joined(List.of(more), optional), action);
    }

    StoreVerb without(StoreOption fewer) {
        List<StoreOption> rest =
                optional.stream().filter(option -> option != fewer).toList();
        return new StoreVerb(name, meaning, takesAlias, required, rest, action);
    }

    private static List<StoreOption> joined(List<StoreOption> first, StoreOption... then) {
        return joined(first, List.of(then));
    }

    private static List<StoreOption> joined(List<StoreOption> first, List<StoreOption> then) {
        List<StoreOption> all = new ArrayList<>(first);
        all.addAll(then);
        return all;
    }
}
