package org.secf.saml.mint;

import static org.secf.saml.mint.Case.hostile;

import java.util.List;
import org.secf.saml.model.SamlReason;

/** Ciphertext that somebody made who is not the identity provider, or bent on the way. */
final class EncryptionCases {

    private static final Signer RSA = Signer.rsa(TestKeys.IDP);
    private static final Encrypter USUAL = Encrypter.usual();
    private static final String GCM = "http://www.w3.org/2009/xmlenc11#aes128-gcm";
    private static final String OAEP = "xmlenc#rsa-oaep-mgf1p";

    private EncryptionCases() {}

    static List<Case> all() {
        Mint sealed = Mint.signed().encrypt(USUAL);
        String key = sealed.element("xenc:EncryptedKey");
        String intruder = Mint.response()
                .edit("alice@", "mallory@")
                .edit("_assertion1", "_forged")
                .encrypt(USUAL)
                .element("saml:EncryptedAssertion");
        return List.of(
                hostile(
                        "H07",
                        "encrypted intruder beside a signed assertion",
                        SamlReason.NOT_ONE_ASSERTION,
                        Mint.signed().edit("</samlp:Status>", "</samlp:Status>" + intruder)),
                hostile(
                        "H07",
                        "encrypted and unsigned",
                        SamlReason.NOT_SIGNED,
                        Mint.response().encrypt(USUAL)),
                hostile(
                                "H07",
                                "encrypted, response signed, assertions must be",
                                SamlReason.ASSERTION_NOT_SIGNED,
                                Mint.response().encrypt(USUAL).signResponse(RSA))
                        .when("require-signed-assertions", "true"),
                hostile(
                        "H07",
                        "ciphertext put into a signed response",
                        SamlReason.SIGNATURE_INVALID,
                        Mint.response()
                                .signResponse(RSA)
                                .change(xml -> xml.replace(Mint.of(xml).element("saml:Assertion"), intruder))),
                hostile(
                        "H07",
                        "stranger's assertion, encrypted",
                        SamlReason.SIGNATURE_INVALID,
                        Mint.response()
                                .signAssertion(Signer.rsa(TestKeys.STRANGER))
                                .encrypt(USUAL)),
                hostile("H26", "ciphertext bent", SamlReason.NOT_DECRYPTABLE, sealed.change(EncryptionCases::bend)),
                hostile("H26", "ciphertext cut to nothing", SamlReason.NOT_DECRYPTABLE, sealed.change(xml -> {
                    int start = xml.lastIndexOf("<xenc:CipherValue>") + "<xenc:CipherValue>".length();
                    return xml.substring(0, start) + xml.substring(xml.lastIndexOf("</xenc:CipherValue>"));
                })),
                hostile(
                        "H26",
                        "other block length than the key's",
                        SamlReason.NOT_DECRYPTABLE,
                        sealed.edit("aes128-gcm", "aes256-gcm")),
                hostile(
                        "H26",
                        "encrypted to somebody else",
                        SamlReason.NOT_DECRYPTABLE,
                        Mint.signed().encrypt(new Encrypter(TestKeys.STRANGER, 128, "SHA-1"))),
                hostile("H26", "plaintext is no XML", SamlReason.NOT_DECRYPTABLE, replaced("no XML")),
                hostile(
                        "H26",
                        "CBC",
                        SamlReason.FORBIDDEN_ENCRYPTION,
                        sealed.edit(GCM, "http://www.w3.org/2001/04/xmlenc#aes128-cbc")),
                hostile("H22", "RSA 1.5", SamlReason.FORBIDDEN_ENCRYPTION, sealed.edit(OAEP, "xmlenc#rsa-1_5")),
                hostile(
                        "H22",
                        "MD5 in OAEP",
                        SamlReason.FORBIDDEN_ENCRYPTION,
                        sealed.edit(
                                "http://www.w3.org/2000/09/xmldsig#sha1",
                                "http://www.w3.org/2001/04/xmldsig-more#md5")),
                hostile("H27", "twenty keys", SamlReason.MALFORMED_ENCRYPTION, sealed.edit(key, key.repeat(20))),
                hostile("H27", "no key", SamlReason.MALFORMED_ENCRYPTION, sealed.without("ds:KeyInfo")),
                hostile(
                        "H27",
                        "encrypted twice",
                        SamlReason.NOT_ONE_ASSERTION,
                        replaced(
                                sealed.element("saml:EncryptedAssertion")
                                        .replace(
                                                "<saml:EncryptedAssertion>",
                                                "<saml:EncryptedAssertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\">"))),
                hostile(
                        "H19",
                        "RetrievalMethod for the key",
                        SamlReason.MALFORMED_ENCRYPTION,
                        sealed.edit(key, "<ds:RetrievalMethod URI=\"http://169.254.169.254/\"/>")),
                hostile(
                        "H19",
                        "CipherReference",
                        SamlReason.MALFORMED_ENCRYPTION,
                        sealed.change(xml -> xml.replace(
                                Mint.of(xml).element("xenc:CipherValue"),
                                "<xenc:CipherReference URI=\"file:///etc/passwd\"/>"))),
                hostile(
                        "H26",
                        "content only",
                        SamlReason.MALFORMED_ENCRYPTION,
                        sealed.edit("xmlenc#Element", "xmlenc#Content")),
                hostile(
                        "H10",
                        "comment in the encrypted NameID",
                        SamlReason.COMMENT_IN_TEXT,
                        Mint.response()
                                .edit(">alice@", ">alice<!-- -->@")
                                .signAssertion(RSA)
                                .encrypt(USUAL)),
                hostile(
                        "H04",
                        "encrypted id is the response's",
                        SamlReason.DUPLICATE_ID,
                        Mint.signed().encrypt(USUAL).edit("_response1", "_assertion1")),
                hostile(
                        "H16",
                        "document type in the ciphertext",
                        SamlReason.NOT_DECRYPTABLE,
                        replaced("<!DOCTYPE a><a/>")),
                hostile("H26", "plain, encryption demanded", SamlReason.ENCRYPTION_REQUIRED, Mint.signed())
                        .when("require-encrypted-assertions", "true"));
    }

    private static Mint replaced(String plaintext) {
        Mint plain = Mint.response();
        return plain.edit(plain.element("saml:Assertion"), USUAL.encrypt(plaintext));
    }

    private static String bend(String xml) {
        int middle = (xml.lastIndexOf("<xenc:CipherValue>") + xml.lastIndexOf("</xenc:CipherValue>")) / 2;
        char bent = xml.charAt(middle) == 'A' ? 'B' : 'A';
        return xml.substring(0, middle) + bent + xml.substring(middle + 1);
    }
}
