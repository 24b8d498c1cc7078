package org.secf.saml;

import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.Outcome;
import org.secf.saml.logout.Logouts;
import org.secf.saml.metadata.ServiceProviderMetadata;

/** Publishes our metadata (saml-metadata §4.1.1). */
final class MetadataEndpoint {

    private final SamlSetup setup;
    private final Logouts logouts;

    MetadataEndpoint(SamlSetup setup, Logouts logouts) {
        this.setup = setup;
        this.logouts = logouts;
    }

    Outcome answer(Request request) {
        boolean isRead = request.method().equals("GET") || request.method().equals("HEAD");
        return Outcome.replied(isRead ? document() : Reply.status(405).with("Allow", "GET, HEAD"));
    }

    private Reply document() {
        return Reply.text(
                200,
                "application/samlmetadata+xml",
                new ServiceProviderMetadata(
                                setup.keys().now(),
                                setup.policy(),
                                setup.wish().nameIdFormat(),
                                setup.published(),
                                logouts.published(),
                                setup.bindings().ways())
                        .document());
    }
}
