package org.secf.testkit.idp;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.secf.state.RandomText;

/** Writes the answer to a login that succeeded (saml-profiles §4.1.4.2). */
final class LoginResponse {

    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final String BASIC = "urn:oasis:names:tc:SAML:2.0:attrname-format:basic";

    private final Supplier<Identity> identity;
    private final Clock clock;
    private final SecureRandom random;

    LoginResponse(Supplier<Identity> identity, Clock clock, SecureRandom random) {
        this.identity = identity;
        this.clock = clock;
        this.random = random;
    }

    /** The whole document, signed. */
    String write(AuthnRequest request, ResponsePlan plan) {
        // A signer is for one thread at a time.
        return new ResponseSigner(plan.signer().orElseGet(() -> identity.get().credential()))
                .sign(unsigned(request, plan));
    }

    private String unsigned(AuthnRequest request, ResponsePlan plan) {
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
                .child(assertion(request, plan, now.minus(plan.age())))
                .toString();
    }

    private Element issuer() {
        return Element.of("saml:Issuer").text(identity.get().entityId());
    }

    private Element assertion(AuthnRequest request, ResponsePlan plan, Instant issued) {
        return Element.of("saml:Assertion")
                .with("xmlns:saml", Names.ASSERTION)
                .with("xmlns:xs", "http://www.w3.org/2001/XMLSchema")
                .with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
                .with("ID", RandomText.xmlId(random))
                .with("Version", "2.0")
                .with("IssueInstant", issued.toString())
                .child(issuer())
                .child(subject(request, plan, issued))
                .child(conditions(plan.audience().orElse(request.issuer()), plan, issued))
                .child(statement(plan, issued))
                .child(attributes(plan.user()));
    }

    private static Element subject(AuthnRequest request, ResponsePlan plan, Instant issued) {
        Element subject = Element.of("saml:Subject")
                .child(Element.of("saml:NameID")
                        .with("Format", "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified")
                        .text(plan.user().name()))
                .child(confirmation(
                        data(request.assertionConsumerService(), issued).with("InResponseTo", request.id())));
        plan.tokenEndpoint().ifPresent(address -> subject.child(confirmation(data(address, issued))));
        return subject;
    }

    private static Element confirmation(Element data) {
        return Element.of("saml:SubjectConfirmation")
                .with("Method", "urn:oasis:names:tc:SAML:2.0:cm:bearer")
                .child(data);
    }

    private static Element data(String recipient, Instant issued) {
        return Element.of("saml:SubjectConfirmationData")
                .with("NotOnOrAfter", issued.plus(LIFETIME).toString())
                .with("Recipient", recipient);
    }

    private static Element conditions(String audience, ResponsePlan plan, Instant issued) {
        Element restriction = Element.of("saml:AudienceRestriction")
                .child(Element.of("saml:Audience").text(audience));
        plan.tokenEndpoint()
                .ifPresent(
                        address -> restriction.child(Element.of("saml:Audience").text(address)));
        return Element.of("saml:Conditions")
                .with("NotBefore", issued.toString())
                .with("NotOnOrAfter", issued.plus(LIFETIME).toString())
                .child(restriction);
    }

    private Element statement(ResponsePlan plan, Instant issued) {
        return Element.of("saml:AuthnStatement")
                .with("AuthnInstant", issued.minus(plan.authenticatedAgo()).toString())
                .with("SessionIndex", RandomText.xmlId(random))
                .child(Element.of("saml:AuthnContext")
                        .child(Element.of("saml:AuthnContextClassRef").text(plan.context())));
    }

    private static Element attributes(User user) {
        Element statement = Element.of("saml:AttributeStatement").child(attribute(User.GROUPS, user.groups()));
        user.attributes().forEach((name, values) -> statement.child(attribute(name, values)));
        return statement;
    }

    private static Element attribute(String name, List<String> values) {
        Element attribute = Element.of("saml:Attribute").with("Name", name).with("NameFormat", BASIC);
        values.forEach(value -> attribute.child(
                Element.of("saml:AttributeValue").with("xsi:type", "xs:string").text(value)));
        return attribute;
    }
}
