package org.secf.saml.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.secf.saml.model.Credential;

/** A response as an identity provider posts it, with a signed assertion. */
public record ResponseXml(
        Optional<String> inResponseTo,
        Instant now,
        String issuer,
        Credential signer,
        String assertionId,
        String nameId,
        Place place) {

    public static final String ACS = "https://sp.example.org/enabler/saml/acs";
    public static final String SP = "https://sp.example.org/enabler/saml/metadata";

    /**
     * For whom it is.
     *
     * @param consumer where it is posted to
     * @param audience the entity id
     */
    public record Place(String consumer, String audience) {}

    /** An answer to a request. */
    public static ResponseXml to(String id, Instant now) {
        return new ResponseXml(
                Optional.of(id), now, MetadataXml.IDP, TestKeys.IDP, "_a" + id, "alice", new Place(ACS, SP));
    }

    public ResponseXml at(String consumer, String audience) {
        return new ResponseXml(inResponseTo, now, issuer, signer, assertionId, nameId, new Place(consumer, audience));
    }

    public ResponseXml unsolicited() {
        return new ResponseXml(Optional.empty(), now, issuer, signer, assertionId, nameId, place);
    }

    public ResponseXml from(String otherIssuer, Credential key) {
        return new ResponseXml(inResponseTo, now, otherIssuer, key, assertionId, nameId, place);
    }

    public ResponseXml assertionId(String other) {
        return new ResponseXml(inResponseTo, now, issuer, signer, other, nameId, place);
    }

    public ResponseXml nameId(String other) {
        return new ResponseXml(inResponseTo, now, issuer, signer, assertionId, other, place);
    }

    /** The value of the form field. */
    public String base64() {
        return base64(assertion -> assertion);
    }

    /** The same with something in the place of the signed assertion. */
    public String base64(UnaryOperator<String> seal) {
        return Base64.getMimeEncoder().encodeToString(xml(seal).getBytes(StandardCharsets.UTF_8));
    }

    private String xml(UnaryOperator<String> seal) {
        return """
            <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_response" Version="2.0" IssueInstant="%s" Destination="%s"%s><saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">%s</saml:Issuer><samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>%s</samlp:Response>\
            """.formatted(
                        second(0),
                        place.consumer(),
                        reference(),
                        issuer,
                        seal.apply(XmlSigner.signedAssertion(assertion(), signer)));
    }

    private String assertion() {
        String confirmation = "<saml:SubjectConfirmation Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\">"
                + "<saml:SubjectConfirmationData NotOnOrAfter=\"%s\" Recipient=\"%s\"%s/></saml:SubjectConfirmation>"
                        .formatted(second(300), place.consumer(), reference());
        String conditions =
                "<saml:Conditions NotBefore=\"%s\" NotOnOrAfter=\"%s\"><saml:AudienceRestriction><saml:Audience>%s</saml:Audience></saml:AudienceRestriction></saml:Conditions>"
                        .formatted(second(0), second(300), place.audience());
        String statement =
                "<saml:AuthnStatement AuthnInstant=\"%s\" SessionNotOnOrAfter=\"%s\" SessionIndex=\"_session\"><saml:AuthnContext><saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext></saml:AuthnStatement>"
                        .formatted(second(0), second(3600));
        String groups = "<saml:AttributeStatement><saml:Attribute"
                + " Name=\"groups\"><saml:AttributeValue>staff</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>";
        return ("<saml:Assertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"%s\" Version=\"2.0\""
                        + " IssueInstant=\"%s\">"
                        + "<saml:Issuer>%s</saml:Issuer><saml:Subject><saml:NameID>%s</saml:NameID>%s</saml:Subject>%s%s%s</saml:Assertion>")
                .formatted(assertionId, second(0), issuer, nameId, confirmation, conditions, statement, groups);
    }

    private String reference() {
        return inResponseTo.map(id -> " InResponseTo=\"" + id + "\"").orElse("");
    }

    private Instant second(int offset) {
        return now.truncatedTo(ChronoUnit.SECONDS).plusSeconds(offset);
    }
}
