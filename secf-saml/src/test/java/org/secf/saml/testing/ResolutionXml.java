package org.secf.saml.testing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.secf.saml.model.Credential;

/**
 * An answer to a resolution, as an identity provider sends it, or a forger.
 *
 * @param attributes beside the usual ones
 * @param content after the status
 * @param signer empty leaves it unsigned
 */
public record ResolutionXml(
        Instant now, String issuer, String attributes, String status, String content, Optional<Credential> signer) {

    private static final String ENVELOPE =
            "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>%s</soap:Body></soap:Envelope>";

    /** The honest answer to a question. */
    public static ResolutionXml to(String question, Instant now, String content) {
        return new ResolutionXml(
                now,
                MetadataXml.IDP,
                "InResponseTo=\"" + id(question) + "\"",
                "Success",
                content,
                Optional.of(TestKeys.IDP));
    }

    /** The id of a question. */
    public static String id(String question) {
        return question.replaceAll("(?s).* ID=\"(_[0-9a-f]{32})\".*", "$1");
    }

    public ResolutionXml issued(Instant other) {
        return new ResolutionXml(other, issuer, attributes, status, content, signer);
    }

    public ResolutionXml from(String other) {
        return new ResolutionXml(now, other, attributes, status, content, signer);
    }

    public ResolutionXml attributes(String other) {
        return new ResolutionXml(now, issuer, other, status, content, signer);
    }

    public ResolutionXml status(String other) {
        return new ResolutionXml(now, issuer, attributes, other, content, signer);
    }

    public ResolutionXml content(String other) {
        return new ResolutionXml(now, issuer, attributes, status, other, signer);
    }

    public ResolutionXml signedBy(Optional<Credential> other) {
        return new ResolutionXml(now, issuer, attributes, status, content, other);
    }

    /** The message in its envelope. */
    public String envelope() {
        return ENVELOPE.formatted(message());
    }

    /** The message alone. */
    public String message() {
        String xml =
                "<samlp:ArtifactResponse xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"_resolution\" Version=\"2.0\" IssueInstant=\"%s\" %s><saml:Issuer>%s</saml:Issuer><samlp:Status><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:%s\"/></samlp:Status>%s</samlp:ArtifactResponse>"
                        .formatted(now.truncatedTo(ChronoUnit.SECONDS), attributes, issuer, status, content);
        return signer.map(key -> XmlSigner.signedAssertion(xml, key)).orElse(xml);
    }
}
