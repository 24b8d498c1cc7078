package org.secf.keys.store;

import org.secf.keys.Secret;
import org.secf.verdict.Verdict;

/** What opens a store: asked for anew each time, and wiped after use. */
public interface Master {

    /**
     * The secret; the caller closes it.
     *
     * @return rejected with {@link StoreReason#NO_MASTER_SECRET} where it cannot be had
     */
    Verdict<Secret> open();
}
