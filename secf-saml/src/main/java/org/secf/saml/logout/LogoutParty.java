package org.secf.saml.logout;

import java.util.Optional;
import java.util.stream.Stream;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.LogoutBinding;
import org.secf.saml.model.ServiceProvider;
import org.secf.saml.model.SingleLogout;

/**
 * The two that take part in a logout.
 *
 * @param tenant we
 * @param provider as its metadata of the moment says
 */
record LogoutParty(LogoutTenant tenant, IdentityProvider provider) {

    /** We, with the keys of the moment. */
    ServiceProvider us() {
        return tenant.us().get();
    }

    LogoutPolicy policy() {
        return tenant.policy();
    }

    /** How the identity provider is asked, if it can be. */
    Optional<LogoutBinding> binding() {
        SingleLogout logout = provider.singleLogout();
        Stream<LogoutBinding> wanted =
                policy().binding().map(Stream::of).orElseGet(() -> Stream.of(LogoutBinding.values()));
        return policy().notifiesProvider()
                ? wanted.filter(logout.services()::containsKey).findFirst()
                : Optional.empty();
    }
}
