package org.secf.saml.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.secf.http.MemoryRequest;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.MemoryExchange;
import org.secf.mechanism.Outcome;
import org.secf.saml.xml.HardenedBuilder;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * A client that is no browser (saml-profiles §4.2), with the envelope that it was given.
 *
 * @param envelope as it came
 * @param root the same, parsed
 */
public record EnhancedClient(String envelope, Element root) {

    public static final String MEDIA_TYPE = "application/vnd.paos+xml";
    public static final String PAOS =
            "ver=\"urn:liberty:paos:2003-08\" ; \"urn:oasis:names:tc:SAML:2.0:profiles:SSO:ecp\"";
    private static final String HEADERS =
            "<soap:Header><ecp:RelayState xmlns:ecp=\"urn:oasis:names:tc:SAML:2.0:profiles:SSO:ecp\" soap:mustUnderstand=\"1\" soap:actor=\"http://schemas.xmlsoap.org/soap/actor/next\">%s</ecp:RelayState>%s</soap:Header>";

    /** A request for a page by a client that speaks the profile. */
    public static MemoryRequest asking(String target) {
        return MemoryRequest.get(target).accept("text/html, " + MEDIA_TYPE).header("PAOS", PAOS);
    }

    /** Asks for a protected page and reads the envelope. */
    public static EnhancedClient begin(Mechanism mechanism, String target) {
        return of(mechanism.authenticate(MemoryExchange.of(asking(target))));
    }

    /** Reads the envelope. */
    public static EnhancedClient of(Outcome outcome) {
        String body = ((Outcome.Replied) outcome).reply().body();
        try {
            return new EnhancedClient(
                    body,
                    HardenedBuilder.create()
                            .parse(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
                            .getDocumentElement());
        } catch (IOException | SAXException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The only element of that name. */
    public Element only(String namespace, String name) {
        return (Element) root.getElementsByTagNameNS(namespace, name).item(0);
    }

    /** Our request in the envelope. */
    public Element request() {
        return only("urn:oasis:names:tc:SAML:2.0:protocol", "AuthnRequest");
    }

    public String id() {
        return request().getAttribute("ID");
    }

    public String relayState() {
        return only("urn:oasis:names:tc:SAML:2.0:profiles:SSO:ecp", "RelayState")
                .getTextContent();
    }

    /** Brings a response, with further headers. */
    public MemoryRequest answer(ResponseXml response, String... headers) {
        return bring(response, HEADERS.formatted(relayState(), String.join("", headers)));
    }

    /** Brings a response with whatever header element. */
    public static MemoryRequest bring(ResponseXml response, String header) {
        String xml = new String(Base64.getMimeDecoder().decode(response.base64()), StandardCharsets.UTF_8);
        return post("<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\">" + header + "<soap:Body>"
                + xml + "</soap:Body></soap:Envelope>");
    }

    /** Brings whatever text. */
    public static MemoryRequest post(String envelope) {
        return MemoryRequest.post("/saml/acs", envelope).accept(MEDIA_TYPE).header("Content-Type", MEDIA_TYPE);
    }

    /** The same request with another text. */
    public static MemoryRequest changed(MemoryRequest request, UnaryOperator<String> change) {
        String text = new String(request.content().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        return request.body(change.apply(text).getBytes(StandardCharsets.UTF_8));
    }
}
