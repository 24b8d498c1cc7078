package org.secf.saml.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.secf.crypto.Crypto;
import org.secf.http.MemoryRequest;
import org.secf.saml.model.Credential;
import org.secf.saml.request.RedirectSignature;

/**
 * A message of a logout as an identity provider sends it, or a forger.
 *
 * @param xml unsigned
 * @param isRequest decides the parameter
 * @param signer whose signature
 */
public record LogoutMessage(String xml, boolean isRequest, Credential signer) {

    public static final String SERVICE = "https://sp.example.org/enabler/saml/slo";
    public static final String ENVELOPE =
            "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body>%s</soap:Body></soap:Envelope>";

    private static final String TEXT = "text/xml";

    /** That one user's sessions end; {@code content} follows the name. */
    public static LogoutMessage request(String id, Instant now, String name, String... sessions) {
        StringBuilder content = new StringBuilder("<saml:NameID>" + name + "</saml:NameID>");
        for (String session : sessions) {
            content.append("<samlp:SessionIndex>").append(session).append("</samlp:SessionIndex>");
        }
        return new LogoutMessage(
                message(
                        "LogoutRequest",
                        id,
                        now,
                        "NotOnOrAfter=\"" + second(now).plusSeconds(120) + "\"",
                        content.toString()),
                true,
                TestKeys.IDP);
    }

    /** What became of a request of ours. */
    public static LogoutMessage response(String inResponseTo, Instant now, String... codes) {
        StringBuilder status = new StringBuilder();
        for (int i = codes.length - 1; i >= 0; i--) {
            status = new StringBuilder("<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:" + codes[i]
                    + "\">" + status + "</samlp:StatusCode>");
        }
        return new LogoutMessage(
                message(
                        "LogoutResponse",
                        "_response" + codes.length,
                        now,
                        "InResponseTo=\"" + inResponseTo + "\"",
                        "<samlp:Status>" + status + "</samlp:Status>"),
                false,
                TestKeys.IDP);
    }

    private static String message(String element, String id, Instant now, String attributes, String content) {
        return "<samlp:%1$s xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\" ID=\"%2$s\" Version=\"2.0\" IssueInstant=\"%3$s\" Destination=\"%4$s\" %5$s><saml:Issuer>%6$s</saml:Issuer>%7$s</samlp:%1$s>"
                .formatted(element, id, second(now), SERVICE, attributes, MetadataXml.IDP, content);
    }

    private static Instant second(Instant now) {
        return now.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The same with other text in it, before it is signed. */
    public LogoutMessage replace(String text, String other) {
        if (!xml.contains(text)) {
            throw new IllegalStateException("no " + text + " in " + xml);
        }
        return new LogoutMessage(xml.replace(text, other), isRequest, signer);
    }

    public LogoutMessage signedBy(Credential other) {
        return new LogoutMessage(xml, isRequest, other);
    }

    public String parameter() {
        return isRequest ? "SAMLRequest" : "SAMLResponse";
    }

    /** Unsigned, in the address. */
    public String query(String relayState) {
        return parameter() + "=" + encode(deflated(xml))
                + (relayState.isEmpty() ? "" : "&RelayState=" + encode(relayState));
    }

    /** In the address, signed over it. */
    public MemoryRequest redirect(String relayState) {
        return MemoryRequest.get("/saml/slo?" + RedirectSignature.sign(query(relayState), signer, Crypto.jdk()));
    }

    /** With its signature in it. */
    public String signed() {
        return XmlSigner.signedAssertion(xml, signer);
    }

    /** In a form. */
    public MemoryRequest post(String relayState) {
        return form(signed(), relayState);
    }

    /** Whatever text in a form. */
    public MemoryRequest form(String text, String relayState) {
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        return MemoryRequest.post(
                        "/saml/slo",
                        relayState.isEmpty()
                                ? MemoryRequest.form(parameter(), encoded)
                                : MemoryRequest.form(parameter(), encoded, "RelayState", relayState))
                .header("Content-Type", "application/x-www-form-urlencoded");
    }

    /** From server to server. */
    public MemoryRequest soap() {
        return soap(ENVELOPE.formatted(signed()));
    }

    /** Whatever text from server to server. */
    public static MemoryRequest soap(String envelope) {
        return MemoryRequest.post("/saml/slo", envelope).header("Content-Type", TEXT);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String deflated(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (DeflaterOutputStream out =
                new DeflaterOutputStream(octets, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return Base64.getEncoder().encodeToString(octets.toByteArray());
    }
}
