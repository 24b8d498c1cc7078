package org.secf.saml.request;

import static org.secf.saml.xml.XmlName.assertion;
import static org.secf.saml.xml.XmlName.protocol;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.secf.saml.model.AuthnRequest;
import org.secf.saml.model.NameIdPolicy;
import org.secf.saml.model.RequestedContext;
import org.secf.saml.xml.XmlElement;

/** An authentication request as XML (saml-core §3.4.1), in the form that the SAML deployment profile asks for (SDP-SP04 to SP07). */
public final class AuthnRequestXml {

    private AuthnRequestXml() {}

    /** The request, unsigned. */
    public static XmlElement of(AuthnRequest request) {
        AuthnRequest.Wish wish = request.wish();
        XmlElement element = XmlElement.of(protocol("AuthnRequest"))
                .with("ID", request.id())
                .with("Version", "2.0")
                .with(
                        "IssueInstant",
                        request.issueInstant().truncatedTo(ChronoUnit.SECONDS).toString())
                .with("Destination", request.destination())
                .with("ProtocolBinding", request.answerBy().uri())
                .with("AssertionConsumerServiceURL", request.serviceProvider().assertionConsumerService());
        element = wish.forceAuthn() ? element.with("ForceAuthn", "true") : element;
        element = wish.isPassive() ? element.with("IsPassive", "true") : element;
        element = element.with(XmlElement.of(assertion("Issuer"))
                .with(request.serviceProvider().entityId()));
        element = nameIdPolicy(wish).map(element::with).orElse(element);
        return requestedContext(wish).map(element::with).orElse(element);
    }

    /** Without a wish there is no policy at all: some identity providers refuse a policy they need not meet. */
    private static Optional<XmlElement> nameIdPolicy(AuthnRequest.Wish wish) {
        NameIdPolicy names = wish.names();
        if (!names.asksForSomething()) {
            return Optional.empty();
        }
        XmlElement policy =
                XmlElement.of(protocol("NameIDPolicy")).with("AllowCreate", String.valueOf(names.allowCreate()));
        policy = names.format().isPresent()
                ? policy.with("Format", names.format().get())
                : policy;
        return Optional.of(
                names.spNameQualifier().isPresent()
                        ? policy.with("SPNameQualifier", names.spNameQualifier().get())
                        : policy);
    }

    private static Optional<XmlElement> requestedContext(AuthnRequest.Wish wish) {
        RequestedContext asked = wish.context();
        if (asked.isAny()) {
            return Optional.empty();
        }
        XmlElement context = XmlElement.of(protocol("RequestedAuthnContext"))
                .with("Comparison", asked.comparison().value());
        for (String reference : asked.classes()) {
            context = context.with(
                    XmlElement.of(assertion("AuthnContextClassRef")).with(reference));
        }
        return Optional.of(context);
    }
}
