package org.secf.saml.mint;

import static org.secf.saml.mint.Case.hostile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.saml.model.SamlReason;

/** Documents that are refused before anybody asks what they say. */
final class DocumentCases {

    private static final Signer RSA = Signer.rsa(TestKeys.IDP);
    private static final String NAME = ">alice@example.org</saml:NameID>";

    private DocumentCases() {}

    static List<Case> all() {
        return List.of(
                new Case("H32", "no base64", "%%%", Map.of(), Optional.of(SamlReason.NOT_BASE64)),
                hostile("H17", "nothing", SamlReason.UNPARSABLE, Mint.of("")),
                hostile("H17", "cut off", SamlReason.UNPARSABLE, Mint.of("<samlp:Response")),
                hostile("H17", "100 levels", SamlReason.UNPARSABLE, extended("<a>".repeat(100) + "</a>".repeat(100))),
                hostile("H17", "100 attributes", SamlReason.UNPARSABLE, extended("<a " + attributes() + "/>")),
                hostile("H17", "20 000 nodes", SamlReason.TOO_LARGE, extended("<a/>".repeat(20_000))),
                hostile("H12", "XML 1.1", SamlReason.UNPARSABLE, prefixed("<?xml version=\"1.1\"?>")),
                hostile("H12", "document type", SamlReason.DOCUMENT_TYPE, prefixed("<!DOCTYPE Response>")),
                hostile(
                        "H12",
                        "default attributes",
                        SamlReason.DOCUMENT_TYPE,
                        prefixed("<!DOCTYPE Response [<!ATTLIST saml:Assertion ID ID #IMPLIED>]>")),
                hostile(
                        "H16",
                        "external entity",
                        SamlReason.DOCUMENT_TYPE,
                        prefixed("<!DOCTYPE r [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>")
                                .edit("alice", "&f;")),
                hostile(
                        "H16",
                        "parameter entity",
                        SamlReason.DOCUMENT_TYPE,
                        prefixed("<!DOCTYPE r [<!ENTITY % f SYSTEM \"http://169.254.169.254/\"> %f;]>")),
                hostile(
                        "H17",
                        "nested entities",
                        SamlReason.DOCUMENT_TYPE,
                        prefixed("<!DOCTYPE r [<!ENTITY a \"aa\"><!ENTITY b \"&a;&a;\">]>")),
                hostile("H10", "comment in NameID", SamlReason.COMMENT_IN_TEXT, signedAs(">alice<!-- -->@example.org")),
                hostile(
                        "H10",
                        "comment before NameID",
                        SamlReason.COMMENT_IN_TEXT,
                        signedAs("><!-- -->alice@example.org")),
                hostile(
                        "H11",
                        "instruction in NameID",
                        SamlReason.PROCESSING_INSTRUCTION,
                        signedAs("><?p not?>alice@example.org")),
                hostile("H11", "instruction before the root", SamlReason.PROCESSING_INSTRUCTION, prefixed("<?p x?>")),
                hostile(
                        "H09",
                        "comment in DigestValue",
                        SamlReason.COMMENT_IN_TEXT,
                        Mint.signed().edit("<ds:DigestValue>", "<ds:DigestValue><!--good-->")),
                hostile("H15", "relative namespace", SamlReason.RELATIVE_NAMESPACE, extended("<a xmlns=\"b\"/>")),
                hostile("H04", "duplicate id", SamlReason.DUPLICATE_ID, extended("<a ID=\"_assertion1\"/>")),
                hostile(
                        "H04",
                        "duplicate id, other spelling",
                        SamlReason.DUPLICATE_ID,
                        extended("<a id=\"_assertion1\"/>")),
                hostile("H04", "duplicate xml:id", SamlReason.DUPLICATE_ID, extended("<a xml:id=\"_assertion1\"/>")),
                hostile(
                        "H14",
                        "two ids",
                        SamlReason.AMBIGUOUS_ID,
                        Mint.response()
                                .edit("<saml:Assertion ", "<saml:Assertion xml:id=\"_other\" ")
                                .signAssertion(RSA)),
                hostile(
                        "H14",
                        "foreign id",
                        SamlReason.AMBIGUOUS_ID,
                        Mint.response()
                                .edit("<saml:Assertion ", "<saml:Assertion xmlns:x=\"urn:x\" x:ID=\"_other\" ")
                                .signAssertion(RSA)),
                hostile(
                        "H43",
                        "quote in id",
                        SamlReason.MALFORMED_ID,
                        Mint.response().edit("_response1", "a'b")),
                hostile(
                        "H43",
                        "line end in id",
                        SamlReason.MALFORMED_ID,
                        Mint.response().edit("_response1", "a&#10;b")),
                hostile(
                        "H43",
                        "long id",
                        SamlReason.MALFORMED_ID,
                        Mint.response().edit("_response1", "a".repeat(257))),
                hostile(
                        "H43",
                        "empty id",
                        SamlReason.MALFORMED_ID,
                        Mint.response().edit("_response1", "")));
    }

    private static Mint prefixed(String prolog) {
        return Mint.of(prolog + Mint.signed().xml());
    }

    private static Mint extended(String content) {
        return Mint.signed()
                .edit("<samlp:Status>", "<samlp:Extensions>" + content + "</samlp:Extensions><samlp:Status>");
    }

    private static Mint signedAs(String name) {
        return Mint.response().edit(NAME, name + "</saml:NameID>").signAssertion(RSA);
    }

    private static String attributes() {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            attributes.append(" a").append(i).append("=\"\"");
        }
        return attributes.toString();
    }
}
