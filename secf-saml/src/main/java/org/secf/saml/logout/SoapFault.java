package org.secf.saml.logout;

import org.secf.http.Reply;

/** The answer to a program whose message cannot be answered by one, or is nobody's (SOAP 1.1 §6.2). */
final class SoapFault {

    private SoapFault() {}

    static Reply reply() {
        return Reply.text(500, "text/xml", LogoutXml.fault());
    }
}
