package org.secf.saml.mint;

import static org.secf.saml.mint.Case.valid;

import java.util.ArrayList;
import java.util.List;
import javax.xml.crypto.dsig.Transform;

/** What honest identity providers send. */
final class ValidCases {

    private static final Signer RSA = Signer.rsa(TestKeys.IDP);
    private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";

    private ValidCases() {}

    static List<Case> all() {
        List<Case> all = new ArrayList<>(signed());
        all.addAll(algorithms());
        all.addAll(spellings());
        all.addAll(contents());
        all.addAll(encrypted());
        return all;
    }

    private static List<Case> signed() {
        return List.of(
                valid("assertion signed", Mint.signed()),
                valid("response signed", Mint.response().signResponse(RSA)),
                valid("both signed", Mint.signed().signResponse(RSA)),
                valid("both signed, assertions must be", Mint.signed().signResponse(RSA))
                        .when("require-signed-assertions", "true"),
                valid("second of several keys", Mint.response().signAssertion(Signer.rsa(TestKeys.IDP_NEXT)))
                        .when("idp-keys", "idp,idp-ec,idp-next"),
                valid("a strong key beside a weak one", Mint.signed()).when("idp-keys", "weak,idp"),
                valid(
                        "unsigned response without destination and issuer",
                        Mint.signed().change(xml -> xml.replace(" Destination=\"" + Mint.ACS + "\"", ""))),
                valid(
                                "unsolicited, allowed",
                                Mint.response()
                                        .edit(" InResponseTo=\"_request1\"", "")
                                        .signAssertion(RSA))
                        .when("in-response-to", "")
                        .when("accept-unsolicited", "true"));
    }

    private static List<Case> algorithms() {
        return List.of(
                valid(
                        "RSA over SHA-384",
                        Mint.response()
                                .signAssertion(RSA.by(TestKeys.IDP.privateKey(), MORE + "rsa-sha384")
                                        .digesting(MORE + "sha384"))),
                valid(
                        "RSA over SHA-512",
                        Mint.response()
                                .signAssertion(RSA.by(TestKeys.IDP.privateKey(), MORE + "rsa-sha512")
                                        .digesting("http://www.w3.org/2001/04/xmlenc#sha512"))),
                valid(
                        "RSA-PSS",
                        Mint.response()
                                .signAssertion(RSA.by(
                                        TestKeys.IDP.privateKey(),
                                        "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1"))),
                valid(
                                "ECDSA",
                                Mint.response()
                                        .signAssertion(Signer.rsa(TestKeys.IDP_EC)
                                                .by(TestKeys.IDP_EC.privateKey(), MORE + "ecdsa-sha256")))
                        .when("idp-keys", "idp-ec"),
                valid(
                                "SHA-1, allowed",
                                Mint.response()
                                        .signAssertion(RSA.by(
                                                        TestKeys.IDP.privateKey(),
                                                        "http://www.w3.org/2000/09/xmldsig#rsa-sha1")
                                                .digesting("http://www.w3.org/2000/09/xmldsig#sha1")))
                        .when("accept-sha1", "true"),
                valid(
                        "enveloped transform alone",
                        Mint.response().signAssertion(RSA.transforming(Transform.ENVELOPED))),
                valid("prefix list", Mint.response().signAssertion(RSA.including("saml", "xs"))));
    }

    private static List<Case> spellings() {
        return List.of(
                valid(
                        "other prefixes",
                        Mint.response()
                                .edit("samlp:", "p:")
                                .edit("xmlns:samlp=", "xmlns:p=")
                                .edit("saml:", "a:")
                                .edit("xmlns:saml=", "xmlns:a=")
                                .signAssertion(RSA)),
                valid(
                        "default namespace",
                        Mint.response()
                                .edit("saml:", "")
                                .edit("xmlns:saml=", "xmlns=")
                                .signAssertion(RSA)),
                valid("pretty printed", Mint.response().edit("><", ">\n  <").signAssertion(RSA)),
                valid(
                        "comments between elements",
                        Mint.response()
                                .edit("<saml:Subject>", "<!-- who --><saml:Subject><!-- name -->")
                                .signAssertion(RSA)),
                valid(
                        "character data section",
                        Mint.response()
                                .edit(
                                        ">alice@example.org</saml:NameID>",
                                        "><![CDATA[alice@example.org]]></saml:NameID>")
                                .signAssertion(RSA)),
                valid(
                        "escaped characters",
                        Mint.response()
                                .edit(">alice@example.org</saml:NameID>", ">alice&#64;example.org</saml:NameID>")
                                .signAssertion(RSA)),
                valid(
                        "white space around the audience",
                        Mint.response()
                                .edit("<saml:Audience>", "<saml:Audience>\n   ")
                                .signAssertion(RSA)));
    }

    private static List<Case> contents() {
        return List.of(
                valid(
                        "one time use and proxy restriction",
                        Mint.response()
                                .edit(
                                        "</saml:Conditions>",
                                        "<saml:OneTimeUse/><saml:ProxyRestriction Count=\"0\"/></saml:Conditions>")
                                .signAssertion(RSA)),
                valid(
                        "several audiences",
                        Mint.response()
                                .edit(
                                        "<saml:Audience>",
                                        "<saml:Audience>https://other.example</saml:Audience><saml:Audience>")
                                .signAssertion(RSA)),
                valid(
                        "a bearer confirmation after one that does not hold",
                        Mint.response()
                                .edit(
                                        "<saml:SubjectConfirmation M",
                                        "<saml:SubjectConfirmation Method=\""
                                                + "urn:oasis:names:tc:SAML:2.0:cm:bearer\"/><saml:SubjectConfirmation M")
                                .signAssertion(RSA)),
                valid(
                                "named by attribute, without NameID",
                                Mint.response().without("saml:NameID").signAssertion(RSA))
                        .when("caller-name", "mail"),
                valid(
                        "transient name",
                        Mint.response()
                                .edit("1.1:nameid-format:emailAddress", "2.0:nameid-format:transient")
                                .signAssertion(RSA)),
                valid("context and age as asked", Mint.signed())
                        .when(
                                "authentication-contexts",
                                "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport")
                        .when("max-authentication-age", "PT10M"),
                valid(
                                "at the last instant of the skew",
                                Mint.response().edit("12:05:00Z", "12:04:00Z").signAssertion(RSA))
                        .when("at", "2026-03-01T12:04:59Z"),
                valid("at the first instant of the skew", Mint.signed()).when("at", "2026-03-01T11:58:58Z"),
                valid("metadata without end", Mint.signed()).when("idp-valid-until", ""));
    }

    private static List<Case> encrypted() {
        return List.of(
                valid("encrypted, assertion signed", Mint.signed().encrypt(Encrypter.usual())),
                valid(
                                "encrypted with AES-256, demanded",
                                Mint.signed().encrypt(new Encrypter(TestKeys.SP, 256, "SHA-1")))
                        .when("require-encrypted-assertions", "true"),
                valid("encrypted with AES-192", Mint.signed().encrypt(new Encrypter(TestKeys.SP, 192, "SHA-1"))),
                valid("newer OAEP", Mint.signed().encrypt(new Encrypter(TestKeys.SP, 256, "SHA-256"))),
                valid(
                        "encrypted, response signed",
                        Mint.response().encrypt(Encrypter.usual()).signResponse(RSA)),
                valid(
                        "encrypted, both signed",
                        Mint.signed().encrypt(Encrypter.usual()).signResponse(RSA)),
                valid(
                        "encrypted key beside the data",
                        Mint.signed().encrypt(Encrypter.usual()).change(ValidCases::keyBesideData)));
    }

    private static String keyBesideData(String xml) {
        String key = Mint.of(xml).element("xenc:EncryptedKey");
        String alone = key.replace(
                "<xenc:EncryptedKey>",
                "<xenc:EncryptedKey xmlns:xenc=\"http://www.w3.org/2001/04/xmlenc#\""
                        + " xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\">");
        return xml.replace(key, "<ds:KeyName>ours</ds:KeyName>")
                .replace("</xenc:EncryptedData>", "</xenc:EncryptedData>" + alone);
    }
}
