package org.secf.saml.mint;

import static org.secf.saml.mint.AssertionCases.signed;

import java.util.List;
import org.secf.saml.model.SamlReason;

/** Names that are missing, several, or made to be taken for another. */
final class SubjectCases {

    private static final String NAME = ">alice@example.org</saml:NameID>";
    private static final String EMAIL = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress\"";
    private static final String PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent\"";
    private static final String MAIL = "<saml:AttributeValue>alice@example.org</saml:AttributeValue>";

    private SubjectCases() {}

    static List<Case> all() {
        return List.of(
                signed(
                        "H46 no NameID",
                        SamlReason.NO_CALLER_NAME,
                        Mint.response().element("saml:NameID"),
                        ""),
                signed(
                        "H46 two NameIDs",
                        SamlReason.MALFORMED_ASSERTION,
                        NAME,
                        NAME + "<saml:NameID>bob</saml:NameID>"),
                signed(
                        "H46 encrypted id",
                        SamlReason.UNSUPPORTED_IDENTIFIER,
                        Mint.response().element("saml:NameID"),
                        "<saml:EncryptedID/>"),
                signed(
                        "H46 element in NameID",
                        SamlReason.MALFORMED_ASSERTION,
                        ">alice@",
                        ">alice<b xmlns=\"urn:b\"/>@"),
                signed("H46 empty", SamlReason.HOSTILE_CALLER_NAME, NAME, "></saml:NameID>"),
                signed("H46 blank", SamlReason.HOSTILE_CALLER_NAME, NAME, ">  </saml:NameID>"),
                signed(
                        "H46 trailing space",
                        SamlReason.HOSTILE_CALLER_NAME,
                        ".org</saml:NameID>",
                        ".org </saml:NameID>"),
                signed(
                        "H46 leading no-break space",
                        SamlReason.HOSTILE_CALLER_NAME,
                        ">alice@example.org</saml:N",
                        ">&#160;alice@example.org</saml:N"),
                signed("H46 line end", SamlReason.HOSTILE_CALLER_NAME, ">alice@", ">alice&#10;@"),
                signed("H46 invisible space", SamlReason.HOSTILE_CALLER_NAME, ">alice@", ">alice&#8203;@"),
                signed("H46 writing direction", SamlReason.HOSTILE_CALLER_NAME, ">alice@", ">alice&#8238;@"),
                signed("H46 control character", SamlReason.HOSTILE_CALLER_NAME, ">alice@", ">alice&#127;@"),
                signed(
                        "H46 other provider's name",
                        SamlReason.NAME_OF_OTHER_PARTY,
                        EMAIL,
                        PERSISTENT + " NameQualifier=\"https://idp-b.example.org\""),
                signed(
                        "H46 name for another service",
                        SamlReason.NAME_OF_OTHER_PARTY,
                        EMAIL,
                        PERSISTENT + " SPNameQualifier=\"https://other.example\""),
                signed("H46 no attribute of that name", SamlReason.NO_CALLER_NAME, "Name=\"mail\"", "Name=\"Mail\"")
                        .when("caller-name", "mail"),
                signed(
                                "H47 two values of the name attribute",
                                SamlReason.SEVERAL_CALLER_NAMES,
                                MAIL,
                                MAIL + "<saml:AttributeValue>bob</saml:AttributeValue>")
                        .when("caller-name", "mail"),
                signed(
                                "H47 name attribute repeated",
                                SamlReason.SEVERAL_CALLER_NAMES,
                                "<saml:AttributeStatement>",
                                "<saml:AttributeStatement><saml:Attribute Name=\"mail\"><saml:AttributeValue>bob</saml:AttributeValue></saml:Attribute>")
                        .when("caller-name", "mail"));
    }
}
