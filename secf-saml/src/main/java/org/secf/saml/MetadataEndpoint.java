package org.secf.saml;

import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.Outcome;
import org.secf.saml.metadata.ServiceProviderMetadata;

/** Publishes our metadata (saml-metadata §4.1.1). */
final class MetadataEndpoint {

    private final Reply document;

    MetadataEndpoint(SamlSetup setup) {
        document = Reply.text(
                200,
                "application/samlmetadata+xml",
                ServiceProviderMetadata.document(
                        setup.serviceProvider(), setup.policy(), setup.wish().nameIdFormat()));
    }

    Outcome answer(Request request) {
        boolean isRead = request.method().equals("GET") || request.method().equals("HEAD");
        return Outcome.replied(isRead ? document : Reply.status(405).with("Allow", "GET, HEAD"));
    }
}
