package org.secf.saml;

import java.util.Optional;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.Outcome;
import org.secf.saml.logout.Logouts;
import org.secf.saml.metadata.ServiceProviderMetadata;

/** Publishes our metadata (saml-metadata §4.1.1). */
final class MetadataEndpoint {

    private final Providers providers;
    private final Logouts logouts;
    private final ChoiceSettings choice;

    MetadataEndpoint(Providers providers, Logouts logouts, ChoiceSettings choice) {
        this.providers = providers;
        this.logouts = logouts;
        this.choice = choice;
    }

    Outcome answer(Request request) {
        boolean isRead = request.method().equals("GET") || request.method().equals("HEAD");
        return isRead
                ? providers
                        .owning(request, SamlSetup::metadataPath)
                        .fold(
                                here -> Outcome.replied(here.isEmpty() ? Reply.status(404) : document(here.get(0))),
                                Outcome::refused)
                : Outcome.replied(Reply.status(405).with("Allow", "GET, HEAD"));
    }

    /** Those that share an address are the same service provider. */
    private Reply document(SamlSetup setup) {
        return Reply.text(
                200,
                "application/samlmetadata+xml",
                new ServiceProviderMetadata(
                                setup.keys().now(),
                                setup.policy(),
                                setup.wish().nameIdFormat(),
                                setup.published(),
                                logouts.published(setup.name()),
                                discoveryResponse(setup),
                                setup.bindings().ways())
                        .document());
    }

    /** Discovery services send browsers to addresses only that are here. */
    private Optional<String> discoveryResponse(SamlSetup setup) {
        return choice.discoveryService()
                .filter(service -> !providers.isOne())
                .map(service -> setup.base().resolve(choice.loginPath()));
    }
}
