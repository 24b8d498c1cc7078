package org.secf.saml.mint;

import static org.secf.saml.mint.Case.hostile;

import java.util.List;
import java.util.stream.Stream;
import org.secf.saml.model.SamlReason;

/** Correctly signed assertions with one fault in what they say. */
final class AssertionCases {

    private static final Signer RSA = Signer.rsa(TestKeys.IDP);
    private static final String END = " NotOnOrAfter=\"2026-03-01T12:05:00Z\"";
    private static final String RECIPIENT = " Recipient=\"https://sp.example.com/app/saml/acs\"";
    private static final String AUDIENCE = "<saml:Audience>https://sp.example.com/saml</saml:Audience>";
    private static final String CLASSES = "urn:oasis:names:tc:SAML:2.0:ac:classes:";

    private AssertionCases() {}

    static List<Case> all() {
        return Stream.of(shapes(), confirmations(), conditions(), authentications(), replays())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Case> shapes() {
        return List.of(
                signed(
                        "H32 assertion of version 1.1",
                        SamlReason.WRONG_VERSION,
                        "ID=\"_assertion1\" Version=\"2.0\"",
                        "ID=\"_assertion1\" Version=\"1.1\""),
                hostile(
                        "H36",
                        "assertion of another provider",
                        SamlReason.WRONG_ASSERTION_ISSUER,
                        Mint.response()
                                .change(xml -> xml.replace(
                                        "<saml:Issuer>https://idp.example.org/saml</saml:Issuer><saml:Subject>",
                                        "<saml:Issuer>https://idp-b.example.org/saml</saml:Issuer><saml:Subject>"))
                                .signAssertion(RSA)),
                signed(
                        "H41 issued in the future",
                        SamlReason.ISSUED_IN_FUTURE,
                        "ID=\"_assertion1\" Version=\"2.0\" IssueInstant=\"2026-03-01T11:59:58Z\"",
                        "ID=\"_assertion1\" Version=\"2.0\" IssueInstant=\"2026-03-01T12:01:01Z\""),
                signed(
                        "H46 no subject",
                        SamlReason.MALFORMED_ASSERTION,
                        Mint.response().element("saml:Subject"),
                        ""),
                signed(
                        "H45 an unknown statement",
                        SamlReason.MALFORMED_ASSERTION,
                        "</saml:Assertion>",
                        "<saml:Other/></saml:Assertion>"),
                signed(
                        "H47 encrypted attribute",
                        SamlReason.UNSUPPORTED_ATTRIBUTE,
                        "</saml:AttributeStatement>",
                        "<saml:EncryptedAttribute/></saml:AttributeStatement>"));
    }

    private static List<Case> confirmations() {
        return List.of(
                signed("H45 sender vouches", SamlReason.NOT_BEARER, "cm:bearer", "cm:sender-vouches"),
                signed("H45 holder of key", SamlReason.NOT_BEARER, "cm:bearer", "cm:holder-of-key"),
                signed("H45 no confirmation", SamlReason.NOT_BEARER, confirmation(), ""),
                signed(
                        "H39 other recipient",
                        SamlReason.WRONG_RECIPIENT,
                        RECIPIENT,
                        " Recipient=\"https://sp.example.evil/app/saml/acs\""),
                signed(
                        "H39 recipient with a slash",
                        SamlReason.WRONG_RECIPIENT,
                        RECIPIENT,
                        " Recipient=\"https://sp.example.com/app/saml/acs/\""),
                signed("H39 no recipient", SamlReason.WRONG_RECIPIENT, RECIPIENT, ""),
                signed(
                        "H41 confirmation over",
                        SamlReason.CONFIRMATION_EXPIRED,
                        END + RECIPIENT,
                        " NotOnOrAfter=\"2026-03-01T11:59:00Z\"" + RECIPIENT),
                signed("H41 confirmation without end", SamlReason.CONFIRMATION_WITHOUT_END, END + RECIPIENT, RECIPIENT),
                signed(
                        "H41 confirmation with beginning",
                        SamlReason.CONFIRMATION_WITH_BEGINNING,
                        END + RECIPIENT,
                        " NotBefore=\"2026-03-01T11:00:00Z\"" + END + RECIPIENT),
                signed(
                        "H35 request named only by the unsigned response",
                        SamlReason.CONFIRMATION_OF_OTHER_REQUEST,
                        "<saml:SubjectConfirmationData InResponseTo=\"_request1\"",
                        "<saml:SubjectConfirmationData"),
                signed(
                        "H34 confirmation of another request",
                        SamlReason.CONFIRMATION_OF_OTHER_REQUEST,
                        "<saml:SubjectConfirmationData InResponseTo=\"_request1\"",
                        "<saml:SubjectConfirmationData InResponseTo=\"_request2\""));
    }

    private static List<Case> conditions() {
        return List.of(
                signed(
                        "H40 no conditions",
                        SamlReason.NO_CONDITIONS,
                        Mint.response().element("saml:Conditions"),
                        ""),
                signed(
                        "H40 no audience restriction",
                        SamlReason.NO_AUDIENCE,
                        Mint.response().element("saml:AudienceRestriction"),
                        ""),
                signed(
                        "H40 other audience",
                        SamlReason.WRONG_AUDIENCE,
                        AUDIENCE,
                        "<saml:Audience>https://other.example</saml:Audience>"),
                signed(
                        "H40 audience in other case",
                        SamlReason.WRONG_AUDIENCE,
                        AUDIENCE,
                        "<saml:Audience>https://SP.example.com/saml</saml:Audience>"),
                signed("H40 restriction of nobody", SamlReason.WRONG_AUDIENCE, AUDIENCE, ""),
                signed(
                        "H40 two restrictions, one wrong",
                        SamlReason.WRONG_AUDIENCE,
                        "</saml:Conditions>",
                        "<saml:AudienceRestriction><saml:Audience>urn:other</saml:Audience></saml:AudienceRestriction></saml:Conditions>"),
                signed(
                        "H41 over",
                        SamlReason.EXPIRED,
                        END + "><saml:Aud",
                        " NotOnOrAfter=\"2026-03-01T11:59:00Z\"><saml:Aud"),
                signed("H41 without end", SamlReason.WITHOUT_END, END + "><saml:Aud", "><saml:Aud"),
                signed(
                        "H41 too early",
                        SamlReason.NOT_YET_VALID,
                        "NotBefore=\"2026-03-01T11:59:58Z\"",
                        "NotBefore=\"2026-03-01T12:01:01Z\""),
                signed(
                        "H41 instant of nonsense",
                        SamlReason.MALFORMED_ASSERTION,
                        "NotBefore=\"2026-03-01T11:59:58Z\"",
                        "NotBefore=\"2026-13-01T00:00:00Z\""),
                signed(
                        "H45 unknown condition",
                        SamlReason.UNKNOWN_CONDITION,
                        "</saml:Conditions>",
                        "<saml:Condition xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:x=\"urn:x\" xsi:type=\"x:Moon\"/></saml:Conditions>"),
                signed(
                        "H45 delegation restriction",
                        SamlReason.UNKNOWN_CONDITION,
                        "</saml:Conditions>",
                        "<saml:Condition xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                                + " xmlns:del=\"urn:oasis:names:tc:SAML:2.0:conditions:delegation\" xsi:type=\"del:DelegationRestrictionType\"/></saml:Conditions>"));
    }

    private static List<Case> authentications() {
        return List.of(
                signed(
                        "H45 no authentication statement",
                        SamlReason.NO_AUTHENTICATION,
                        Mint.response().element("saml:AuthnStatement"),
                        ""),
                signed(
                        "H41 authenticated in the future",
                        SamlReason.AUTHENTICATED_IN_FUTURE,
                        "AuthnInstant=\"2026-03-01T11:50:00Z\"",
                        "AuthnInstant=\"2026-03-01T12:01:01Z\""),
                signed("H41 authenticated too long ago", SamlReason.AUTHENTICATION_TOO_OLD, "T11:50:00Z", "T11:48:59Z")
                        .when("max-authentication-age", "PT10M"),
                signed(
                        "H41 session over",
                        SamlReason.SESSION_OVER,
                        "SessionIndex=\"_session1\"",
                        "SessionIndex=\"_session1\" SessionNotOnOrAfter=\"2026-03-01T11:59:00Z\""),
                hostile(
                                "H45",
                                "weaker authentication than asked",
                                SamlReason.WRONG_AUTHENTICATION_CONTEXT,
                                Mint.signed())
                        .when("authentication-contexts", CLASSES + "SmartcardPKI," + CLASSES + "TimeSyncToken"),
                signed(
                                "H45 no authentication context",
                                SamlReason.WRONG_AUTHENTICATION_CONTEXT,
                                Mint.response().element("saml:AuthnContextClassRef"),
                                "")
                        .when("authentication-contexts", CLASSES + "SmartcardPKI"));
    }

    private static List<Case> replays() {
        return List.of(
                hostile("H42", "delivered twice", SamlReason.REPLAYED, Mint.signed())
                        .when("deliveries", "2"),
                signed(
                                "H45 one time use, delivered twice",
                                SamlReason.REPLAYED,
                                "</saml:Conditions>",
                                "<saml:OneTimeUse/></saml:Conditions>")
                        .when("deliveries", "2"),
                hostile("H90", "replay store down", SamlReason.REPLAY_UNKNOWN, Mint.signed())
                        .when("once-store", "unavailable"));
    }

    /** Edits and signs. The flag is the first word of the title. */
    static Case signed(String title, SamlReason reason, String from, String to) {
        int space = title.indexOf(' ');
        Mint signed = Mint.response().edit(from, to).signAssertion(RSA);
        return hostile(title.substring(0, space), title.substring(space + 1), reason, signed);
    }

    private static String confirmation() {
        String subject = Mint.response().element("saml:Subject");
        return subject.substring(subject.indexOf("<saml:SubjectConfirmation "), subject.indexOf("</saml:Subject>"));
    }
}
