package org.secf.saml.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.secf.http.MemoryRequest;
import org.secf.http.Parameters;
import org.secf.http.Reply;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.saml.xml.HardenedBuilder;
import org.w3c.dom.Element;

/** A login that a browser has begun, as the identity provider sees it. */
public record Login(String id, String relayState, String location, Element request) {

    /** Asks for a protected page and reads the redirect. */
    public static Login begin(Browser browser, Mechanism mechanism, String target) {
        return of(browser.send(mechanism, MemoryRequest.get(target)));
    }

    /** Reads the redirect. */
    public static Login of(Outcome outcome) {
        return of(outcome, "SAMLRequest");
    }

    /** Reads a redirect with another message. */
    public static Login of(Outcome outcome, String parameter) {
        Reply reply = ((Outcome.Replied) outcome).reply();
        String location = header(reply, "Location");
        Parameters query = Parameters.parse(location.substring(location.indexOf('?') + 1))
                .<Parameters>fold(parsed -> parsed, rejection -> Parameters.NONE);
        Element request = inflated(value(query, parameter));
        return new Login(request.getAttribute("ID"), value(query, "RelayState"), location, request);
    }

    /** The form post that answers. */
    public MemoryRequest answer(ResponseXml response) {
        return MemoryRequest.post(
                "/saml/acs", MemoryRequest.form("SAMLResponse", response.base64(), "RelayState", relayState));
    }

    public static String header(Reply reply, String name) {
        return reply.headers().stream()
                .filter(header -> header.name().equals(name))
                .findFirst()
                .map(Reply.Header::value)
                .orElse("");
    }

    private static String value(Parameters query, String name) {
        return query.single(name).<String>fold(Parameters.Parameter::value, rejection -> "");
    }

    private static Element inflated(String message) {
        try (InflaterInputStream in = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getDecoder().decode(message.getBytes(StandardCharsets.US_ASCII))),
                new Inflater(true))) {
            return HardenedBuilder.create().parse(in).getDocumentElement();
        } catch (IOException | org.xml.sax.SAXException e) {
            throw new IllegalStateException(e);
        }
    }
}
