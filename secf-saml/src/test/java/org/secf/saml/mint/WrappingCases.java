package org.secf.saml.mint;

import static org.secf.saml.mint.Case.hostile;

import java.util.List;
import org.secf.saml.model.SamlReason;

/** A signed original is kept somewhere for the signature's sake while a forged twin is offered to the reader. */
final class WrappingCases {

    private static final Signer RSA = Signer.rsa(TestKeys.IDP);

    private WrappingCases() {}

    static List<Case> all() {
        String original = Mint.signed().element("saml:Assertion");
        String response = Mint.response().signResponse(RSA).xml();
        return List.of(
                hostile(
                        "H01",
                        "forged assertion first",
                        SamlReason.NOT_ONE_ASSERTION,
                        forged(forgedAssertion() + original)),
                hostile(
                        "H01",
                        "forged assertion last",
                        SamlReason.NOT_ONE_ASSERTION,
                        forged(original + forgedAssertion())),
                hostile(
                        "H02",
                        "original response in extensions",
                        SamlReason.NOT_ONE_ASSERTION,
                        forged(forgedAssertion())
                                .edit(
                                        "<samlp:Status>",
                                        "<samlp:Extensions>" + response + "</samlp:Extensions><samlp:Status>")),
                hostile(
                        "H02",
                        "original response in the signature's object",
                        SamlReason.NOT_ONE_ASSERTION,
                        inObject(response)),
                hostile(
                        "H03",
                        "original assertion in extensions",
                        SamlReason.NOT_ONE_ASSERTION,
                        forged(forgedAssertion())
                                .edit(
                                        "<samlp:Status>",
                                        "<samlp:Extensions>" + original + "</samlp:Extensions><samlp:Status>")),
                hostile(
                        "H03",
                        "original inside the forged assertion",
                        SamlReason.NOT_ONE_ASSERTION,
                        forged(forgedAssertion().replace("</saml:Assertion>", original + "</saml:Assertion>"))),
                hostile(
                        "H03",
                        "original in the forged assertion's advice",
                        SamlReason.NOT_ONE_ASSERTION,
                        forged(forgedAssertion()
                                .replace(
                                        "</saml:Conditions>",
                                        "</saml:Conditions><saml:Advice>" + original + "</saml:Advice>"))),
                hostile(
                        "H03",
                        "original in the object of the moved signature",
                        SamlReason.NOT_ONE_ASSERTION,
                        inObject(original)),
                hostile(
                        "H03",
                        "original under another name",
                        SamlReason.WRONG_REFERENCE,
                        forged(movedSignature(original))
                                .edit(
                                        "<samlp:Status>",
                                        "<samlp:Extensions>" + renamed(original)
                                                + "</samlp:Extensions><samlp:Status>")),
                hostile(
                        "H05",
                        "signature of the response refers to the assertion",
                        SamlReason.WRONG_REFERENCE,
                        Mint.response().sign(RSA.referring("#_assertion1"), Mint.RESPONSE)),
                hostile(
                        "H05",
                        "signature beside its assertion",
                        SamlReason.SIGNATURE_MISPLACED,
                        Mint.response()
                                .edit(
                                        "<samlp:Status>",
                                        "<samlp:Extensions>" + Mint.signed().element("ds:Signature")
                                                + "</samlp:Extensions><samlp:Status>")),
                hostile(
                        "H05",
                        "signature after the subject",
                        SamlReason.SIGNATURE_MISPLACED,
                        Mint.signed().change(xml -> {
                            String signature = Mint.of(xml).element("ds:Signature");
                            return xml.replace(signature, "").replace("</saml:Subject>", "</saml:Subject>" + signature);
                        })),
                hostile(
                        "H06",
                        "two signed assertions",
                        SamlReason.NOT_ONE_ASSERTION,
                        forged(original
                                + Mint.response()
                                        .edit("_assertion1", "_assertion2")
                                        .sign(RSA, "_assertion2")
                                        .element("saml:Assertion"))),
                hostile(
                        "H13",
                        "prefix of the signature rebound",
                        SamlReason.NOT_SIGNED,
                        Mint.of(response)
                                .edit("xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"", "xmlns:ds=\"urn:other\"")
                                .change(WrappingCases::signatureToExtensions)),
                hostile(
                        "H13",
                        "prefix of the assertion rebound",
                        SamlReason.MALFORMED_RESPONSE,
                        Mint.signed()
                                .edit(
                                        "<saml:Assertion xmlns:saml=\"urn:oasis:names:tc:SAML:2.0:assertion\"",
                                        "<saml:Assertion xmlns:saml=\"urn:other\"")));
    }

    private static String forgedAssertion() {
        return Mint.response()
                .edit("alice@", "mallory@")
                .edit("_assertion1", "_forged")
                .element("saml:Assertion");
    }

    private static Mint forged(String content) {
        Mint plain = Mint.response().edit("_response1", "_outer");
        return plain.edit(plain.element("saml:Assertion"), content);
    }

    /** The forged assertion carries the original's signature, whose object carries the original. */
    private static Mint inObject(String original) {
        String signature = Mint.signed().element("ds:Signature");
        String filled = signature.replace(
                "</ds:Signature>", "<ds:Object>" + original.replace(signature, "") + "</ds:Object></ds:Signature>");
        return forged(forgedAssertion().replaceFirst("</saml:Issuer>", "</saml:Issuer>" + filled.replace("$", "\\$")));
    }

    private static String movedSignature(String original) {
        String signature = Mint.of(original).element("ds:Signature");
        return forgedAssertion().replaceFirst("</saml:Issuer>", "</saml:Issuer>" + signature.replace("$", "\\$"));
    }

    private static String renamed(String original) {
        return original.replace(Mint.of(original).element("ds:Signature"), "").replace("saml:Assertion", "saml:Advice");
    }

    private static String signatureToExtensions(String xml) {
        String signature = Mint.of(xml).element("ds:Signature");
        return xml.replace(signature, "<samlp:Extensions>" + signature + "</samlp:Extensions>");
    }
}
