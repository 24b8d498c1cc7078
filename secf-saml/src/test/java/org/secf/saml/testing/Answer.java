package org.secf.saml.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.secf.http.MemoryRequest;
import org.secf.saml.model.Credential;

/** A response whose assertion is edited before it is signed. Every edit must find what it edits, so that no fault is left out by mistake. */
public record Answer(String envelope, String assertion) {

    private static final String PLACE = "{assertion}";
    private static final String SUCCESS = "<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/>";
    private static final String ENVELOPE = "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\""
            + " ID=\"_response\" Version=\"2.0\" IssueInstant=\"NOW\" Destination=\"" + ResponseXml.ACS + "\"REFERENCE>"
            + "<saml:Issuer xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">" + MetadataXml.IDP
            + "</saml:Issuer><samlp:Status>" + SUCCESS + "</samlp:Status>" + PLACE + "</samlp:Response>";
    private static final String ASSERTION =
            "<saml:Assertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_aID\" Version=\"2.0\""
                    + " IssueInstant=\"NOW\"><saml:Issuer>" + MetadataXml.IDP + "</saml:Issuer>"
                    + "<saml:Subject><saml:NameID>alice</saml:NameID><saml:SubjectConfirmation"
                    + " Method=\"urn:oasis:names:tc:SAML:2.0:cm:bearer\"><saml:SubjectConfirmationData"
                    + " NotOnOrAfter=\"END\" Recipient=\"" + ResponseXml.ACS
                    + "\"REFERENCE/></saml:SubjectConfirmation></saml:Subject>"
                    + "<saml:Conditions NotBefore=\"NOW\" NotOnOrAfter=\"END\"><saml:AudienceRestriction><saml:Audience>"
                    + ResponseXml.SP + "</saml:Audience></saml:AudienceRestriction></saml:Conditions>"
                    + "<saml:AuthnStatement AuthnInstant=\"NOW\"><saml:AuthnContext><saml:AuthnContextClassRef>"
                    + "urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef></saml:AuthnContext>"
                    + "</saml:AuthnStatement><saml:AttributeStatement><saml:Attribute Name=\"groups\">"
                    + "<saml:AttributeValue>staff</saml:AttributeValue></saml:Attribute></saml:AttributeStatement>"
                    + "</saml:Assertion>";

    /** To the request of that id; an empty one answers nothing. */
    public static Answer to(String id, Instant now) {
        return new Answer(filled(ENVELOPE, id, now), filled(ASSERTION, id, now));
    }

    /** The same with an edited assertion. */
    public Answer edit(String from, String to) {
        return new Answer(envelope, edited(assertion, from, to));
    }

    /** The same by another identity provider. */
    public Answer from(String issuer) {
        return new Answer(
                edited(envelope, ">" + MetadataXml.IDP + "<", ">" + issuer + "<"),
                edited(assertion, ">" + MetadataXml.IDP + "<", ">" + issuer + "<"));
    }

    /** The same with one attribute more. */
    public Answer attribute(String name, String format, String... values) {
        String all = "<saml:AttributeValue>" + String.join("</saml:AttributeValue><saml:AttributeValue>", values)
                + "</saml:AttributeValue>";
        return edit(
                "</saml:AttributeStatement>",
                "<saml:Attribute Name=\"" + name + "\"" + (format.isEmpty() ? "" : " NameFormat=\"" + format + "\"")
                        + ">" + all + "</saml:Attribute></saml:AttributeStatement>");
    }

    /** An unsuccessful one, without an assertion. */
    public Answer status(String code, String nested) {
        String status =
                "<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:%s\"><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:%s\"/></samlp:StatusCode>"
                        .formatted(code, nested);
        return new Answer(edited(edited(envelope, SUCCESS, status), PLACE, ""), assertion);
    }

    /** As the browser posts it. */
    public MemoryRequest posted(String... relayState) {
        return posted(TestKeys.IDP, relayState);
    }

    /** The same, signed by another key. */
    public MemoryRequest posted(Credential signer, String... relayState) {
        String signed = envelope.contains(PLACE) ? XmlSigner.signedAssertion(assertion, signer) : "";
        String xml = envelope.replace(PLACE, signed);
        String base64 = Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
        return MemoryRequest.post(
                "/saml/acs",
                relayState.length == 0
                        ? MemoryRequest.form("SAMLResponse", base64)
                        : MemoryRequest.form("SAMLResponse", base64, "RelayState", relayState[0]));
    }

    private static String filled(String template, String id, Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        return template.replace("_aID", "_a" + id)
                .replace("REFERENCE", id.isEmpty() ? "" : " InResponseTo=\"" + id + "\"")
                .replace("NOW", second.toString())
                .replace("END", second.plusSeconds(300).toString());
    }

    private static String edited(String text, String from, String to) {
        if (!text.contains(from)) {
            throw new IllegalStateException("nothing to edit: " + from + " in " + text);
        }
        return text.replace(from, to);
    }
}
