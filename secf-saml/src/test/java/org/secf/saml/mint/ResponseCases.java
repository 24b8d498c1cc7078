package org.secf.saml.mint;

import static org.secf.saml.mint.Case.hostile;

import java.util.List;
import java.util.stream.Stream;
import org.secf.saml.model.SamlReason;

/** Faults of the response around the assertion; both are signed, so that nothing else is wrong. */
final class ResponseCases {

    private static final Signer RSA = Signer.rsa(TestKeys.IDP);
    private static final String DESTINATION = "Destination=\"https://sp.example.com/app/saml/acs\"";
    private static final String STATUS = "urn:oasis:names:tc:SAML:2.0:status:";

    private ResponseCases() {}

    static List<Case> all() {
        return Stream.of(shapes(), addressed(), stated()).flatMap(List::stream).toList();
    }

    private static List<Case> shapes() {
        return List.of(
                hostile(
                        "H32",
                        "an assertion alone",
                        SamlReason.NOT_A_RESPONSE,
                        Mint.of(Mint.signed().element("saml:Assertion"))),
                hostile(
                        "H32",
                        "a logout response",
                        SamlReason.NOT_A_RESPONSE,
                        Mint.response().edit("samlp:Response", "samlp:LogoutResponse")),
                hostile(
                        "H32",
                        "version 1.1",
                        SamlReason.WRONG_VERSION,
                        Mint.signed().edit("ID=\"_response1\" Version=\"2.0\"", "ID=\"_response1\" Version=\"1.1\"")),
                hostile(
                        "H32",
                        "no status",
                        SamlReason.MALFORMED_RESPONSE,
                        Mint.response().without("samlp:Status").signResponse(RSA)),
                hostile(
                        "H32",
                        "two issuers",
                        SamlReason.MALFORMED_RESPONSE,
                        Mint.response()
                                .edit(
                                        "<samlp:Status>",
                                        "<saml:Issuer>https://evil.example</saml:Issuer><samlp:Status>")),
                hostile(
                        "H32",
                        "text between elements",
                        SamlReason.MALFORMED_RESPONSE,
                        Mint.response().edit("<samlp:Status>", "x<samlp:Status>")),
                hostile(
                        "H32",
                        "no id",
                        SamlReason.MALFORMED_RESPONSE,
                        Mint.signed().edit(" ID=\"_response1\"", "")),
                hostile("H41", "local time", SamlReason.MALFORMED_RESPONSE, issued("2026-03-01T11:59:58+00:00")),
                hostile(
                        "H41",
                        "a year beyond all",
                        SamlReason.MALFORMED_RESPONSE,
                        issued("+1000000000-12-31T23:59:59.999999999Z")));
    }

    private static List<Case> addressed() {
        return List.of(
                hostile(
                        "H38",
                        "other host",
                        SamlReason.WRONG_DESTINATION,
                        destination("Destination=\"https://sp.example.evil/app/saml/acs\"")),
                hostile(
                        "H38",
                        "prefix host",
                        SamlReason.WRONG_DESTINATION,
                        destination("Destination=\"https://sp.example.com.evil/app/saml/acs\"")),
                hostile(
                        "H38",
                        "other port",
                        SamlReason.WRONG_DESTINATION,
                        destination("Destination=\"https://sp.example.com:443/app/saml/acs\"")),
                hostile(
                        "H38",
                        "trailing slash",
                        SamlReason.WRONG_DESTINATION,
                        destination("Destination=\"https://sp.example.com/app/saml/acs/\"")),
                hostile("H38", "empty", SamlReason.WRONG_DESTINATION, destination("Destination=\"\"")),
                hostile("H38", "missing in a signed response", SamlReason.MISSING_DESTINATION, destination("")),
                hostile(
                                "H33",
                                "nobody asked",
                                SamlReason.UNSOLICITED,
                                Mint.response()
                                        .edit(" InResponseTo=\"_request1\"", "")
                                        .signAssertion(RSA))
                        .when("in-response-to", ""),
                hostile("H33", "nobody asked, but it says so", SamlReason.UNSOLICITED, Mint.signed())
                        .when("in-response-to", ""),
                hostile(
                                "H33",
                                "unsolicited is allowed, but this one answers somebody",
                                SamlReason.WRONG_IN_RESPONSE_TO,
                                Mint.signed())
                        .when("in-response-to", "")
                        .when("accept-unsolicited", "true"),
                hostile("H34", "other browser's request", SamlReason.WRONG_IN_RESPONSE_TO, Mint.signed())
                        .when("in-response-to", "_other"),
                hostile(
                        "H34",
                        "request not named",
                        SamlReason.WRONG_IN_RESPONSE_TO,
                        Mint.response().edit(" InResponseTo=\"_request1\"", "").signAssertion(RSA)));
    }

    private static List<Case> stated() {
        return List.of(
                hostile("H41", "response of yesterday", SamlReason.RESPONSE_NOT_FRESH, issued("2026-02-28T11:59:58Z")),
                hostile("H41", "response of tomorrow", SamlReason.RESPONSE_NOT_FRESH, issued("2026-03-02T11:59:58Z")),
                hostile(
                        "H36",
                        "other provider answers",
                        SamlReason.WRONG_RESPONSE_ISSUER,
                        Mint.response()
                                .edit("https://idp.example.org/saml", "https://idp-b.example.org/saml")
                                .signResponse(RSA)),
                hostile(
                        "H36",
                        "issuer of another format",
                        SamlReason.WRONG_RESPONSE_ISSUER,
                        Mint.response()
                                .edit(
                                        "<saml:Issuer>",
                                        "<saml:Issuer Format=\"urn:oasis:names:tc:SAML:2.0:nameid-format:persistent\">")
                                .signResponse(RSA)),
                hostile(
                        "H36",
                        "signed response without issuer",
                        SamlReason.WRONG_RESPONSE_ISSUER,
                        Mint.response()
                                .change(xml ->
                                        xml.replaceFirst("<saml:Issuer>https://idp.example.org/saml</saml:Issuer>", ""))
                                .signResponse(RSA)),
                hostile(
                        "H44",
                        "status requester with a valid assertion",
                        SamlReason.STATUS_NOT_SUCCESS,
                        Mint.response()
                                .edit(STATUS + "Success", STATUS + "Requester")
                                .signResponse(RSA)),
                hostile(
                        "H44",
                        "success nested in a failure",
                        SamlReason.STATUS_NOT_SUCCESS,
                        Mint.response()
                                .edit(
                                        "<samlp:StatusCode Value=\"" + STATUS + "Success\"/>",
                                        "<samlp:StatusCode Value=\"" + STATUS + "Responder\"><samlp:StatusCode Value=\""
                                                + STATUS + "Success\"/></samlp:StatusCode>")
                                .signResponse(RSA)),
                hostile(
                        "H44",
                        "no assertion",
                        SamlReason.NOT_ONE_ASSERTION,
                        Mint.response().without("saml:Assertion").signResponse(RSA)),
                hostile("H49", "metadata over", SamlReason.METADATA_EXPIRED, Mint.signed())
                        .when("idp-valid-until", Mint.NOW));
    }

    private static Mint destination(String attribute) {
        return Mint.response().edit(DESTINATION, attribute).signAssertion(RSA).signResponse(RSA);
    }

    private static Mint issued(String instant) {
        return Mint.response()
                .change(xml -> xml.replaceFirst("2026-03-01T11:59:58Z", instant.replace("+", "\\+")))
                .signAssertion(RSA)
                .signResponse(RSA);
    }
}
