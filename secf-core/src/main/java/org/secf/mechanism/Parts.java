package org.secf.mechanism;

import java.util.Optional;

/** What an application or its server brings along for mechanisms to use: beans where there is CDI. Looked up at start, never on the request path. */
public interface Parts {

    /**
     * The one part of that type.
     *
     * @throws org.secf.settings.ConfigurationException when there are several and none is preferred
     */
    <T> Optional<T> find(Class<T> type);

    /** No parts at all. */
    static Parts none() {
        return new Parts() {
            @Override
            public <T> Optional<T> find(Class<T> type) {
                return Optional.empty();
            }
        };
    }
}
