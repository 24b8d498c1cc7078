package org.secf.saml.delegation;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import org.secf.saml.model.Credential;
import org.secf.saml.testing.XmlSigner;

/** An assertion that is brought as a token, in the making: what is edited before it is signed is signed, so that no other fault is left in it. */
record TokenXml(String xml, Credential signer) {

    static final String NOW = "2026-06-01T12:00:00Z";
    static final String END = "2026-06-01T12:01:00Z";
    static final String IDP = "https://idp.example.org/saml";
    static final String SHOP = "https://shop.example.org";
    static final String BANK = "https://bank.example.org";
    static final String US = "https://sp.example.org/enabler";

    private static final String HOK = "urn:oasis:names:tc:SAML:2.0:cm:holder-of-key";
    private static final String TEMPLATE = """
            <saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" \
            xmlns:dsig11="http://www.w3.org/2009/xmldsig11#" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
            xmlns:del="urn:oasis:names:tc:SAML:2.0:conditions:delegation" \
            ID="_token1" Version="2.0" IssueInstant="{now}"><saml:Issuer>{issuer}</saml:Issuer>\
            <saml:Subject><saml:NameID>alice</saml:NameID>{confirmation}</saml:Subject>\
            <saml:Conditions NotBefore="{now}" NotOnOrAfter="{end}"><saml:AudienceRestriction><saml:Audience>{us}</saml:Audience>\
            </saml:AudienceRestriction>{condition}</saml:Conditions>\
            <saml:AuthnStatement AuthnInstant="2026-06-01T11:30:00Z"><saml:AuthnContext>\
            <saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef>\
            </saml:AuthnContext></saml:AuthnStatement>\
            <saml:AttributeStatement><saml:Attribute Name="groups"><saml:AttributeValue>staff</saml:AttributeValue></saml:Attribute>\
            </saml:AttributeStatement></saml:Assertion>""";

    /** Of an identity provider, without a confirmation yet. */
    static TokenXml by(String issuer, Credential signer) {
        return new TokenXml(
                TEMPLATE.replace("{now}", NOW)
                        .replace("{end}", END)
                        .replace("{us}", US)
                        .replace("{issuer}", issuer),
                signer);
    }

    /** Confirmed by the holder of that key. */
    TokenXml heldBy(PublicKey key) {
        return confirmed(HOK, keyInfo(value(key)));
    }

    /** With one more confirmation. */
    TokenXml confirmed(String method, String content) {
        return edit(
                "{confirmation}",
                "<saml:SubjectConfirmation Method=\"%s\"><saml:SubjectConfirmationData>%s</saml:SubjectConfirmationData></saml:SubjectConfirmation>{confirmation}"
                        .formatted(method, content));
    }

    TokenXml sender() {
        return confirmed("urn:oasis:names:tc:SAML:2.0:cm:sender-vouches", "");
    }

    TokenXml bearer() {
        return confirmed("urn:oasis:names:tc:SAML:2.0:cm:bearer", "")
                .terms("Recipient=\"" + US + "\" NotOnOrAfter=\"" + END + "\"");
    }

    /** With attributes of the confirmation data that stands first. */
    TokenXml terms(String attributes) {
        return new TokenXml(
                xml.replaceFirst("<saml:SubjectConfirmationData>", "<saml:SubjectConfirmationData " + attributes + ">"),
                signer);
    }

    TokenXml condition(String content) {
        return edit("{condition}", content + "{condition}");
    }

    /** Delegated to each in turn, a second after the one before. */
    TokenXml delegated(String... delegates) {
        StringBuilder chain = new StringBuilder();
        for (int i = 0; i < delegates.length; i++) {
            chain.append(delegate(delegates[i], "2026-06-01T11:59:5%dZ".formatted(i)));
        }
        return condition(restriction(chain.toString()));
    }

    static String restriction(String chain) {
        return "<saml:Condition xsi:type=\"del:DelegationRestrictionType\">" + chain + "</saml:Condition>";
    }

    static String delegate(String name, String since) {
        return ("<del:Delegate DelegationInstant=\"%s\"><saml:NameID Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:entity\">%s"
                        + "</saml:NameID></del:Delegate>")
                .formatted(since, name);
    }

    TokenXml edit(String from, String to) {
        if (!xml.contains(from)) {
            throw new IllegalStateException("nothing to edit: " + from + " in " + xml);
        }
        return new TokenXml(xml.replace(from, to), signer);
    }

    static String keyInfo(String content) {
        return "<ds:KeyInfo>" + content + "</ds:KeyInfo>";
    }

    static String value(PublicKey key) {
        RSAPublicKey rsa = (RSAPublicKey) key;
        return "<ds:KeyValue><ds:RSAKeyValue><ds:Modulus>%s</ds:Modulus><ds:Exponent>%s</ds:Exponent></ds:RSAKeyValue></ds:KeyValue>"
                .formatted(
                        base64(rsa.getModulus().toByteArray()),
                        base64(rsa.getPublicExponent().toByteArray()));
    }

    static String base64(byte[] octets) {
        return Base64.getEncoder().encodeToString(octets);
    }

    String unsigned() {
        return xml.replace("{confirmation}", "").replace("{condition}", "");
    }

    String signed() {
        return XmlSigner.signedAssertion(unsigned(), signer);
    }

    String token() {
        return token(signed());
    }

    static String token(String xml) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }
}
