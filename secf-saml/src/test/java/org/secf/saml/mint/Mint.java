package org.secf.saml.mint;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A response in the making, as text. Edits before a signature are signed; edits after it break it. Every edit must find what it edits, so that no
 * fault is left out by mistake.
 */
public final class Mint {

    public static final String IDP = "https://idp.example.org/saml";
    public static final String SP = "https://sp.example.com/saml";
    public static final String ACS = "https://sp.example.com/app/saml/acs";
    public static final String REQUEST = "_request1";
    public static final String RESPONSE = "_response1";
    public static final String ASSERTION = "_assertion1";

    /** The instant at which everything the mint makes is valid. */
    public static final String NOW = "2026-03-01T12:00:00Z";

    public static final String ISSUED = "2026-03-01T11:59:58Z";
    public static final String END = "2026-03-01T12:05:00Z";

    private static final Pattern ISSUER = Pattern.compile("\\s*<(\\w+:)?Issuer[^>]*>[^<]*</(\\w+:)?Issuer>");

    private final String xml;

    private Mint(String xml) {
        this.xml = xml;
    }

    /** A response without a fault and without a signature. */
    public static Mint response() {
        return new Mint(Template.RESPONSE.replace("{assertion}", Template.ASSERTION));
    }

    /** The usual: the assertion is signed. */
    public static Mint signed() {
        return response().signAssertion(Signer.rsa(TestKeys.IDP));
    }

    /** Text as it is. */
    public static Mint of(String xml) {
        return new Mint(xml);
    }

    /** Replaces every {@code from}, of which there must be one at least. */
    public Mint edit(String from, String to) {
        if (!xml.contains(from)) {
            throw new IllegalStateException("nothing to edit: " + from + " in " + xml);
        }
        return new Mint(xml.replace(from, to));
    }

    /** Removes the one element of that qualified name with all that is in it. */
    public Mint without(String name) {
        return edit(element(name), "");
    }

    /** Any change. */
    public Mint change(UnaryOperator<String> change) {
        String changed = change.apply(xml);
        if (changed.equals(xml)) {
            throw new IllegalStateException("the change changed nothing");
        }
        return new Mint(changed);
    }

    /** The text of the first element of that qualified name. */
    public String element(String name) {
        int start = xml.indexOf("<" + name);
        String end = "</" + name + ">";
        if (start < 0 || xml.indexOf(end, start) < 0) {
            throw new IllegalStateException("no " + name + " in " + xml);
        }
        return xml.substring(start, xml.indexOf(end, start) + end.length());
    }

    public Mint signAssertion(Signer signer) {
        return sign(signer, ASSERTION);
    }

    public Mint signResponse(Signer signer) {
        return sign(signer, RESPONSE);
    }

    /** Signs the element with that id. The text stays as it is but for the signature, which goes where the schema wants it. */
    public Mint sign(Signer signer, String id) {
        Document document = XmlText.parse(xml);
        signer.sign(document, XmlText.byId(document, id), id);
        Element parent = XmlText.byId(document, id);
        String signature = XmlText.write(XmlText.child(parent, "Signature"));
        int place = placeOfSignature(xml.indexOf('>', xml.indexOf(" ID=\"" + id + "\"")) + 1);
        return new Mint(xml.substring(0, place) + signature + xml.substring(place));
    }

    /** After the issuer, where there is one at the start of the content. */
    private int placeOfSignature(int content) {
        Matcher issuer = ISSUER.matcher(xml).region(content, xml.length());
        return issuer.lookingAt() ? issuer.end() : content;
    }

    /** Encrypts the assertion as it is now. */
    public Mint encrypt(Encrypter encrypter) {
        String plain = element("saml:Assertion");
        return edit(plain, encrypter.encrypt(plain));
    }

    public String xml() {
        return xml;
    }

    /** As the browser posts it. */
    public String base64() {
        return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }
}
