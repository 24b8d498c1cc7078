package org.secf.saml.logout;

import java.util.Optional;
import java.util.function.Supplier;
import org.secf.http.PublicUrl;
import org.secf.http.Reply;
import org.secf.saml.model.IdentityProviders;
import org.secf.saml.model.ServiceProvider;
import org.secf.tls.Outbound;

/**
 * Whose logouts are meant, whichever identity provider they are with.
 *
 * @param name of the part of the mechanism; empty for the only one
 * @param base where the application is reached
 * @param paths below it
 * @param us with the keys of the moment
 * @param providers as their metadata of the moment says
 * @param outbound calls identity providers that take requests by SOAP only
 */
public record LogoutTenant(
        String name,
        PublicUrl base,
        Paths paths,
        Supplier<ServiceProvider> us,
        IdentityProviders providers,
        Supplier<Outbound> outbound,
        LogoutPolicy policy) {

    /**
     * Below the base.
     *
     * @param start where pages of the application post their logout
     * @param service where messages of the identity provider come in
     * @param afterwards where the browser goes at the end, unless the page names another path
     */
    public record Paths(String start, String service, String afterwards) {

        boolean holds(String path) {
            return path.equals(start) || path.equals(service);
        }
    }

    /** With one identity provider, if it is still one of ours. */
    Optional<LogoutParty> with(String entityId) {
        return providers.find(entityId).map(provider -> new LogoutParty(this, provider));
    }

    /** Where messages come in, as metadata publishes it. */
    String serviceUrl() {
        return base.resolve(paths.service());
    }

    /** The same; empty where nobody would be told what became of them. */
    Optional<String> published() {
        boolean isAnswered = us.get().published().requestsSigned()
                && providers.all().stream()
                        .anyMatch(one -> !one.singleLogout().services().isEmpty());
        return isAnswered ? Optional.of(serviceUrl()) : Optional.empty();
    }

    /** The path on our host where the browser goes at the end. */
    String afterwards() {
        return base.cookiePath().equals("/") ? paths.afterwards() : base.cookiePath() + paths.afterwards();
    }

    Reply redirect(String target) {
        return Reply.redirect(base.origin() + target);
    }
}
