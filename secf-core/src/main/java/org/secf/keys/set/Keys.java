package org.secf.keys.set;

/** A key set of a running application. Ask for it anew each time: a rotation may have changed it. */
@FunctionalInterface
public interface Keys {

    /** As the store was when it was last read. Costs nothing. */
    KeySet current();
}
