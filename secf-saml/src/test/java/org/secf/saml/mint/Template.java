package org.secf.saml.mint;

/** What a careful identity provider writes. */
final class Template {

    static final String RESPONSE = """
            <samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" \
            ID="_response1" Version="2.0" IssueInstant="2026-03-01T11:59:58Z" Destination="https://sp.example.com/app/saml/acs" \
            InResponseTo="_request1"><saml:Issuer>https://idp.example.org/saml</saml:Issuer>\
            <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>\
            {assertion}</samlp:Response>""";

    static final String ASSERTION = """
            <saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_assertion1" Version="2.0" \
            IssueInstant="2026-03-01T11:59:58Z"><saml:Issuer>https://idp.example.org/saml</saml:Issuer>\
            <saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress">alice@example.org</saml:NameID>\
            <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">\
            <saml:SubjectConfirmationData InResponseTo="_request1" NotOnOrAfter="2026-03-01T12:05:00Z" \
            Recipient="https://sp.example.com/app/saml/acs"/></saml:SubjectConfirmation></saml:Subject>\
            <saml:Conditions NotBefore="2026-03-01T11:59:58Z" NotOnOrAfter="2026-03-01T12:05:00Z">\
            <saml:AudienceRestriction><saml:Audience>https://sp.example.com/saml</saml:Audience></saml:AudienceRestriction>\
            </saml:Conditions>\
            <saml:AuthnStatement AuthnInstant="2026-03-01T11:50:00Z" SessionIndex="_session1"><saml:AuthnContext>\
            <saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport</saml:AuthnContextClassRef>\
            </saml:AuthnContext></saml:AuthnStatement>\
            <saml:AttributeStatement><saml:Attribute Name="mail"><saml:AttributeValue>alice@example.org</saml:AttributeValue>\
            </saml:Attribute><saml:Attribute Name="groups"><saml:AttributeValue>staff</saml:AttributeValue>\
            <saml:AttributeValue>editors</saml:AttributeValue></saml:Attribute></saml:AttributeStatement></saml:Assertion>""";

    private Template() {}
}
