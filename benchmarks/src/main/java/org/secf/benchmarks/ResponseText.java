package org.secf.benchmarks;

import java.time.temporal.ChronoUnit;

/** An unsigned response of about eight kilobytes, as identity providers send it. */
final class ResponseText {

    private static final String RESPONSE = """
            <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"\
             ID="_response1" Version="2.0" IssueInstant="%1$s" Destination="%5$s" InResponseTo="%6$s">\
            <saml:Issuer>%3$s</saml:Issuer>\
            <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>\
            <saml:Assertion ID="_assertion1" Version="2.0" IssueInstant="%1$s"><saml:Issuer>%3$s</saml:Issuer>\
            <saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">%7$s</saml:NameID>\
            <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">\
            <saml:SubjectConfirmationData InResponseTo="%6$s" NotOnOrAfter="%2$s" Recipient="%5$s"/>\
            </saml:SubjectConfirmation></saml:Subject>\
            <saml:Conditions NotBefore="%1$s" NotOnOrAfter="%2$s"><saml:AudienceRestriction><saml:Audience>%4$s</saml:Audience>\
            </saml:AudienceRestriction></saml:Conditions>\
            <saml:AuthnStatement AuthnInstant="%1$s" SessionIndex="_session1"><saml:AuthnContext><saml:AuthnContextClassRef>\
            urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef></saml:AuthnContext>\
            </saml:AuthnStatement><saml:AttributeStatement>%8$s</saml:AttributeStatement></saml:Assertion></samlp:Response>""";

    private static final String ATTRIBUTE = """
            <saml:Attribute Name="urn:oid:1.3.6.1.4.1.5923.1.1.1.%1$d" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri"\
             FriendlyName="attribute%1$d"><saml:AttributeValue>%2$s</saml:AttributeValue>\
            <saml:AttributeValue>second value of attribute %1$d</saml:AttributeValue></saml:Attribute>""";

    private ResponseText() {}

    static String write(Site site) {
        StringBuilder attributes = new StringBuilder();
        for (int i = 1; i <= Site.ATTRIBUTES; i++) {
            attributes.append(
                    ATTRIBUTE.formatted(i, "value %d of a caller ".formatted(i).repeat(7)));
        }
        return RESPONSE.formatted(
                site.now().truncatedTo(ChronoUnit.SECONDS),
                site.now().truncatedTo(ChronoUnit.SECONDS).plus(4, ChronoUnit.HOURS),
                Site.IDP,
                Site.SP,
                Site.ACS,
                Site.REQUEST,
                Site.USER,
                attributes);
    }
}
