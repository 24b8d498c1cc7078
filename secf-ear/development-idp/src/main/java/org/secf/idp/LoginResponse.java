package org.secf.idp;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.secf.state.RandomText;

/** Writes the answer to a login that succeeded (saml-profiles §4.1.4.2), not yet signed. */
final class LoginResponse {

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final String BASIC = "urn:oasis:names:tc:SAML:2.0:attrname-format:basic";
    private static final String CONTEXT = "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport";

    private final Identity identity;
    private final Clock clock;
    private final SecureRandom random;

    LoginResponse(Identity identity, Clock clock, SecureRandom random) {
        this.identity = identity;
        this.clock = clock;
        this.random = random;
    }

    String write(AuthnRequest request, User user) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return Element.of("samlp:Response")
                .with("xmlns:samlp", Names.PROTOCOL)
                .with("xmlns:saml", Names.ASSERTION)
                .with("ID", RandomText.xmlId(random))
                .with("Version", "2.0")
                .with("IssueInstant", now.toString())
                .with("Destination", request.assertionConsumerService())
                .with("InResponseTo", request.id())
                .child(issuer())
                .child(Element.of("samlp:Status")
                        .child(Element.of("samlp:StatusCode")
                                .with("Value", "urn:oasis:names:tc:SAML:2.0:status:Success")))
                .child(assertion(request, user, now))
                .toString();
    }

    private Element issuer() {
        return Element.of("saml:Issuer").text(identity.entityId());
    }

    private Element assertion(AuthnRequest request, User user, Instant now) {
        return Element.of("saml:Assertion")
                .with("xmlns:saml", Names.ASSERTION)
                .with("xmlns:xs", "http://www.w3.org/2001/XMLSchema")
                .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
                .with("ID", RandomText.xmlId(random))
                .with("Version", "2.0")
                .with("IssueInstant", now.toString())
                .child(issuer())
                .child(subject(request, user, now))
                .child(conditions(request, now))
                .child(statement(now))
                .child(attributes(user));
    }

    private static Element subject(AuthnRequest request, User user, Instant now) {
        return Element.of("saml:Subject")
                .child(Element.of("saml:NameID")
                        .with("Format", "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified")
                        .text(user.name()))
                .child(Element.of("saml:SubjectConfirmation")
                        .with("Method", "urn:oasis:names:tc:SAML:2.0:cm:bearer")
                        .child(Element.of("saml:SubjectConfirmationData")
                                .with("NotOnOrAfter", now.plus(LIFETIME).toString())
                                .with("Recipient", request.assertionConsumerService())
                                .with("InResponseTo", request.id())));
    }

    private static Element conditions(AuthnRequest request, Instant now) {
        return Element.of("saml:Conditions")
                .with("NotBefore", now.toString())
                .with("NotOnOrAfter", now.plus(LIFETIME).toString())
                .child(Element.of("saml:AudienceRestriction")
                        .child(Element.of("saml:Audience").text(request.issuer())));
    }

    private Element statement(Instant now) {
        return Element.of("saml:AuthnStatement")
                .with("AuthnInstant", now.toString())
                .with("SessionIndex", RandomText.xmlId(random))
                .child(Element.of("saml:AuthnContext")
                        .child(Element.of("saml:AuthnContextClassRef").text(CONTEXT)));
    }

    private static Element attributes(User user) {
        return Element.of("saml:AttributeStatement")
                .child(attribute("groups", user.groups()))
                .child(attribute("displayName", List.of(user.displayName())))
                .child(attribute("mail", List.of(user.mail())));
    }

    private static Element attribute(String name, List<String> values) {
        Element attribute = Element.of("saml:Attribute").with("Name", name).with("NameFormat", BASIC);
        values.forEach(value -> attribute.child(
                Element.of("saml:AttributeValue").with("xsi:type", "xs:string").text(value)));
        return attribute;
    }
}
