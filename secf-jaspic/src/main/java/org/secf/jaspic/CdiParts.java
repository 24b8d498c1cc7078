package org.secf.jaspic;

import jakarta.enterprise.inject.Instance;
import jakarta.security.enterprise.identitystore.IdentityStore;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import java.util.Optional;
import org.secf.identity.PasswordVerifier;
import org.secf.mechanism.Parts;
import org.secf.settings.ConfigurationException;

/** The application's beans, and its identity stores as one who knows passwords. */
record CdiParts(Instance<Object> all) implements Parts {

    @Override
    public <T> Optional<T> find(Class<T> type) {
        Instance<T> beans = all.select(type);
        if (beans.isAmbiguous()) {
            throw new ConfigurationException(
                    "There are several beans of type %s; make all but one of them alternatives, or remove them"
                            .formatted(type.getName()));
        }
        return beans.isResolvable() ? Optional.of(beans.get()) : offered(type);
    }

    private <T> Optional<T> offered(Class<T> type) {
        boolean hasStores = !all.select(IdentityStore.class).isUnsatisfied();
        return type.equals(PasswordVerifier.class) && hasStores
                ? Optional.of(type.cast(new IdentityStores(
                        all.select(IdentityStoreHandler.class).get())))
                : Optional.empty();
    }
}
