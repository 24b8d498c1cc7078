package org.secf.saml.logout;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.secf.http.PublicUrl;
import org.secf.http.Reply;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.LogoutBinding;
import org.secf.saml.model.ServiceProvider;
import org.secf.saml.model.SingleLogout;

/**
 * Who takes part in logouts, and where.
 *
 * @param base where the application is reached
 * @param paths below it
 * @param us with the keys of the moment
 * @param provider as its metadata of the moment says
 */
public record LogoutParty(
        PublicUrl base,
        Paths paths,
        Supplier<ServiceProvider> us,
        Supplier<IdentityProvider> provider,
        LogoutPolicy policy) {

    /**
     * Below the base.
     *
     * @param start where pages of the application post their logout
     * @param service where messages of the identity provider come in
     * @param afterwards where the browser goes at the end, unless the page names another path
     */
    public record Paths(String start, String service, String afterwards) {}

    /** Where messages come in, as metadata publishes it. */
    String serviceUrl() {
        return base.resolve(paths.service());
    }

    /** The path on our host where the browser goes at the end. */
    String afterwards() {
        return base.cookiePath().equals("/") ? paths.afterwards() : base.cookiePath() + paths.afterwards();
    }

    Reply redirect(String target) {
        return Reply.redirect(base.origin() + target);
    }

    /** How the identity provider is asked, if it can be. */
    Optional<LogoutBinding> binding() {
        SingleLogout logout = provider.get().singleLogout();
        Stream<LogoutBinding> wanted =
                policy.binding().map(Stream::of).orElseGet(() -> Stream.of(LogoutBinding.values()));
        return policy.notifiesProvider()
                ? wanted.filter(logout.services()::containsKey).findFirst()
                : Optional.empty();
    }
}
