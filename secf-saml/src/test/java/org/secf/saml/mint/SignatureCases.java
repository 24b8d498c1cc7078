package org.secf.saml.mint;

import static org.secf.saml.mint.Case.hostile;

import java.security.GeneralSecurityException;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.Transform;
import org.secf.saml.model.SamlReason;

/** Signatures that are missing, weak, by somebody else, or over something else. */
final class SignatureCases {

    private static final Signer RSA = Signer.rsa(TestKeys.IDP);
    private static final String SHA1_URI = "http://www.w3.org/2000/09/xmldsig#sha1";
    private static final String RETRIEVAL = "<ds:RetrievalMethod URI=\"http://169.254.169.254/\"/>";

    private SignatureCases() {}

    static List<Case> all() {
        return Stream.of(shapes(), references(), algorithms(), keys())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Case> shapes() {
        Mint signed = Mint.signed();
        String signedInfo = signed.element("ds:SignedInfo");
        return List.of(
                hostile(
                        "H08",
                        "two SignedInfo",
                        SamlReason.MALFORMED_SIGNATURE,
                        signed.edit(signedInfo, signedInfo + signedInfo)),
                hostile(
                        "H02",
                        "object in the signature",
                        SamlReason.MALFORMED_SIGNATURE,
                        signed.edit("</ds:Signature>", "<ds:Object/></ds:Signature>")),
                hostile(
                        "H19",
                        "RetrievalMethod",
                        SamlReason.MALFORMED_SIGNATURE,
                        signed.edit("<ds:KeyInfo>", "<ds:KeyInfo>" + RETRIEVAL)),
                hostile("H25", "no reference", SamlReason.MALFORMED_SIGNATURE, signed.without("ds:Reference")),
                hostile(
                        "H25",
                        "two references",
                        SamlReason.MALFORMED_SIGNATURE,
                        Mint.response().signAssertion(RSA.referring("#_assertion1", "#_assertion1"))),
                hostile("H24", "no signature", SamlReason.NOT_SIGNED, Mint.response()),
                hostile("H24", "signature removed", SamlReason.NOT_SIGNED, signed.without("ds:Signature")),
                hostile(
                                "H24",
                                "only the response signed, assertions must be",
                                SamlReason.ASSERTION_NOT_SIGNED,
                                Mint.response().signResponse(RSA))
                        .when("require-signed-assertions", "true"),
                hostile(
                        "H05",
                        "two signatures on one element",
                        SamlReason.SIGNATURE_MISPLACED,
                        signed.change(xml -> xml.replace(
                                signed.element("ds:Signature"),
                                signed.element("ds:Signature").repeat(2)))),
                hostile(
                        "H24",
                        "second signature broken",
                        SamlReason.SIGNATURE_INVALID,
                        Mint.signed().signResponse(RSA).change(SignatureCases::firstDigest)));
    }

    private static List<Case> references() {
        return List.of(
                hostile(
                        "H25",
                        "reference to the whole document",
                        SamlReason.WRONG_REFERENCE,
                        Mint.response().signResponse(RSA.referring(""))),
                hostile(
                        "H25",
                        "reference to the response from the assertion",
                        SamlReason.WRONG_REFERENCE,
                        Mint.response().signAssertion(RSA.referring("#_response1"))),
                hostile(
                        "H19",
                        "external reference",
                        SamlReason.WRONG_REFERENCE,
                        Mint.signed().edit("URI=\"#_assertion1\"", "URI=\"http://169.254.169.254/\"")),
                hostile(
                        "H25",
                        "reference without URI",
                        SamlReason.WRONG_REFERENCE,
                        Mint.signed().edit(" URI=\"#_assertion1\"", "")),
                hostile(
                        "H18",
                        "XPath transform",
                        SamlReason.FORBIDDEN_TRANSFORM,
                        Mint.response().signAssertion(RSA.transforming(Transform.XPATH))),
                hostile(
                        "H18",
                        "XSLT transform",
                        SamlReason.FORBIDDEN_TRANSFORM,
                        Mint.signed()
                                .edit(
                                        "<ds:Transform Algorithm=\"" + CanonicalizationMethod.EXCLUSIVE + "\"/>",
                                        "<ds:Transform Algorithm=\"" + Transform.XSLT + "\"/>")),
                hostile(
                        "H18",
                        "transform after canonicalization",
                        SamlReason.FORBIDDEN_TRANSFORM,
                        Mint.response()
                                .signAssertion(RSA.transforming(
                                        Transform.ENVELOPED,
                                        CanonicalizationMethod.EXCLUSIVE,
                                        CanonicalizationMethod.EXCLUSIVE))),
                hostile(
                        "H09",
                        "canonicalization with comments",
                        SamlReason.FORBIDDEN_CANONICALIZATION,
                        Mint.response()
                                .signAssertion(RSA.canonicalizing(CanonicalizationMethod.EXCLUSIVE_WITH_COMMENTS))),
                hostile(
                        "H15",
                        "inclusive canonicalization",
                        SamlReason.FORBIDDEN_CANONICALIZATION,
                        Mint.response().signAssertion(RSA.canonicalizing(CanonicalizationMethod.INCLUSIVE))),
                hostile(
                        "H09",
                        "transform with comments",
                        SamlReason.FORBIDDEN_TRANSFORM,
                        Mint.response()
                                .signAssertion(RSA.transforming(
                                        Transform.ENVELOPED, CanonicalizationMethod.EXCLUSIVE_WITH_COMMENTS))));
    }

    private static List<Case> algorithms() {
        return List.of(
                hostile(
                        "H21",
                        "MAC with the public certificate",
                        SamlReason.FORBIDDEN_ALGORITHM,
                        Mint.response()
                                .signAssertion(RSA.by(
                                        new SecretKeySpec(certificate(), "HmacSHA256"),
                                        "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"))),
                hostile(
                        "H22",
                        "RSA over SHA-1",
                        SamlReason.FORBIDDEN_ALGORITHM,
                        Mint.response().signAssertion(RSA.by(TestKeys.IDP.privateKey(), SignatureMethod.RSA_SHA1))),
                hostile(
                        "H22",
                        "digest SHA-1",
                        SamlReason.FORBIDDEN_ALGORITHM,
                        Mint.response().signAssertion(RSA.digesting(SHA1_URI))),
                hostile(
                        "H22",
                        "MD5",
                        SamlReason.FORBIDDEN_ALGORITHM,
                        Mint.signed().edit("xmldsig-more#rsa-sha256", "xmldsig-more#rsa-md5")),
                hostile(
                        "H22",
                        "DSA",
                        SamlReason.FORBIDDEN_ALGORITHM,
                        Mint.signed()
                                .edit(
                                        "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
                                        "http://www.w3.org/2000/09/xmldsig#dsa-sha1")),
                hostile(
                        "H23",
                        "HMACOutputLength",
                        SamlReason.FORBIDDEN_ALGORITHM,
                        Mint.signed()
                                .edit(
                                        "xmldsig-more#rsa-sha256\"/>",
                                        "xmldsig-more#rsa-sha256\"><ds:HMACOutputLength>1</ds:HMACOutputLength></ds:SignatureMethod>")),
                hostile(
                                "H22",
                                "RSA of 1024 bits",
                                SamlReason.WEAK_KEY,
                                Mint.response().signAssertion(Signer.rsa(TestKeys.WEAK)))
                        .when("idp-keys", "weak"));
    }

    private static List<Case> keys() {
        return List.of(
                hostile(
                        "H20",
                        "stranger's key with its certificate",
                        SamlReason.SIGNATURE_INVALID,
                        Mint.response().signAssertion(Signer.rsa(TestKeys.STRANGER))),
                hostile(
                        "H36",
                        "our own key",
                        SamlReason.SIGNATURE_INVALID,
                        Mint.response().signAssertion(Signer.rsa(TestKeys.SP))),
                hostile("H20", "key of another kind", SamlReason.SIGNATURE_INVALID, Mint.signed())
                        .when("idp-keys", "idp-ec"),
                hostile(
                        "H20",
                        "name changed",
                        SamlReason.SIGNATURE_INVALID,
                        Mint.signed().edit("alice@", "mallory@")),
                hostile(
                        "H20",
                        "signature value changed",
                        SamlReason.SIGNATURE_INVALID,
                        Mint.signed().change(xml -> {
                            String value = Mint.of(xml).element("ds:SignatureValue");
                            return xml.replace(value, "<ds:SignatureValue>AAAA</ds:SignatureValue>");
                        })),
                hostile(
                        "H15",
                        "digest of nothing",
                        SamlReason.SIGNATURE_INVALID,
                        Mint.signed()
                                .change(
                                        xml -> xml.replace(
                                                Mint.of(xml).element("ds:DigestValue"),
                                                "<ds:DigestValue>47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=</ds:DigestValue>"))));
    }

    private static byte[] certificate() {
        try {
            return TestKeys.IDP.certificate().getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String firstDigest(String xml) {
        String digest = Mint.of(xml).element("ds:DigestValue");
        return xml.replace(digest, digest.replace(">", ">AAAA").replaceFirst("AAAA$", ""));
    }
}
