package org.secf.saml.logout;

import org.secf.http.Reply;
import org.secf.saml.soap.SoapEnvelope;

/** The answer to a program whose message cannot be answered by one, or is nobody's (SOAP 1.1 §6.2). */
final class SoapFault {

    private SoapFault() {}

    static Reply reply() {
        return Reply.text(500, "text/xml", SoapEnvelope.fault(SoapEnvelope.FaultCode.CLIENT, "no logout message"));
    }
}
