package org.secf.testkit.idp;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.xml.parsers.ParserConfigurationException;
import org.secf.http.PublicUrl;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads requests of both bindings (saml-bindings §3.4.4, §3.5.4). */
final class AuthnRequestReader {

    private static final int MAX_BYTES = 64 * 1024;

    private AuthnRequestReader() {}

    /** The request's XML as the Redirect binding deflates it. */
    static byte[] inflate(byte[] deflated) throws BadRequestException {
        Inflater raw = new Inflater(true);
        // An empty octet more is what a raw inflater asks for at the end.
        byte[] padded = java.util.Arrays.copyOf(deflated, deflated.length + 1);
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(padded), raw)) {
            byte[] xml = in.readNBytes(MAX_BYTES + 1);
            if (xml.length > MAX_BYTES) {
                throw new BadRequestException("SAMLRequest is larger than " + MAX_BYTES + " bytes");
            }
            return xml;
        } catch (IOException e) {
            throw new BadRequestException("SAMLRequest is not deflated: " + e.getMessage());
        } finally {
            raw.end();
        }
    }

    static byte[] base64(String text) throws BadRequestException {
        if (text.length() > MAX_BYTES) {
            throw new BadRequestException("SAMLRequest is larger than " + MAX_BYTES + " characters");
        }
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new BadRequestException("SAMLRequest is not base64: " + e.getMessage());
        }
    }

    static AuthnRequest read(byte[] xml) throws BadRequestException {
        Element root = root(xml);
        if (!"AuthnRequest".equals(root.getLocalName()) || !Names.PROTOCOL.equals(root.getNamespaceURI())) {
            throw new BadRequestException("expected samlp:AuthnRequest, found " + root.getTagName());
        }
        NodeList issuers = root.getElementsByTagNameNS(Names.ASSERTION, "Issuer");
        if (issuers.getLength() == 0 || root.getAttribute("ID").isEmpty()) {
            throw new BadRequestException("the request needs an ID and an Issuer");
        }
        String acs = root.getAttribute("AssertionConsumerServiceURL");
        requireLoopback(acs);
        return new AuthnRequest(
                root.getAttribute("ID"), issuers.item(0).getTextContent().trim(), acs);
    }

    private static Element root(byte[] xml) throws BadRequestException {
        try {
            return SecureXml.parse(xml).getDocumentElement();
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new BadRequestException("SAMLRequest is no XML: " + e.getMessage());
        }
    }

    private static void requireLoopback(String address) throws BadRequestException {
        try {
            URI uri = URI.create(address);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && PublicUrl.isLoopback(uri)) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // Told below with every other address that will not do.
        }
        throw new BadRequestException(
                "AssertionConsumerServiceURL must be on this machine (localhost, 127.0.0.1), not \"" + address + "\"");
    }
}
