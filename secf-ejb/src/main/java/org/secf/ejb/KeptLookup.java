package org.secf.ejb;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import org.jspecify.annotations.Nullable;

/**
 * Beans of the application for what CDI does not inject into. What the first request looked up is kept: to find the archive's beans again costs a server more
 * than all checks of a request together. A lookup that failed is not kept.
 */
final class KeptLookup<T> {

    private final Class<T> type;
    private volatile @Nullable Instance<T> kept;

    KeptLookup(Class<T> type) {
        this.type = type;
    }

    /**
     * As CDI finds them.
     *
     * @throws IllegalStateException without CDI
     */
    Instance<T> beans() {
        Instance<T> known = kept;
        if (known == null) {
            known = CDI.current().select(type);
            kept = known;
        }
        return known;
    }
}
