package org.secf.boot;

import java.lang.System.Logger.Level;
import org.secf.keys.set.StoreObserver;
import org.secf.keys.set.WatchedStore;
import org.secf.verdict.Rejection;

/** Logs what becomes of the stores that an application follows. */
record StoreLog() implements StoreObserver {

    private static final System.Logger LOG = System.getLogger("org.secf");

    @Override
    public void changed(WatchedStore store, long version) {
        LOG.log(
                Level.INFO,
                "{0} ({1}) was changed; its version {2} holds from now on",
                store.name(),
                store.file().path(),
                version);
    }

    @Override
    public void failed(WatchedStore store, Rejection rejection) {
        LOG.log(
                Level.ERROR,
                "{0} ({1}) cannot be used any more, its version {2} goes on: {3}: {4}",
                store.name(),
                store.file().path(),
                store.version(),
                rejection.reason().name(),
                rejection.detail());
    }
}
