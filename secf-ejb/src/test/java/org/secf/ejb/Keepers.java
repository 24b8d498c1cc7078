package org.secf.ejb;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.secf.administration.AdministrationContext;
import org.secf.administration.AdministrationSource;

/** What a container adapter would say of the request at hand. */
@ApplicationScoped
class Keepers implements AdministrationSource {

    private Optional<AdministrationContext> context = Optional.empty();

    void say(Optional<AdministrationContext> said) {
        context = said;
    }

    @Override
    public Optional<AdministrationContext> current() {
        return context;
    }
}
