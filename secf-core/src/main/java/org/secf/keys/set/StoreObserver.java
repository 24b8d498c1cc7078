package org.secf.keys.set;

import org.secf.verdict.Rejection;

/** Is told what became of a store that a running application follows. */
public interface StoreObserver {

    /** The store was changed, and the application goes on with that version. */
    void changed(WatchedStore store, long version);

    /** The store cannot be used any more; the application goes on with what it read last. Told again each time it is tried. */
    void failed(WatchedStore store, Rejection rejection);
}
