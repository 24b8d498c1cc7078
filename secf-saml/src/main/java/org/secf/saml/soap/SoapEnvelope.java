package org.secf.saml.soap;

import java.util.List;
import org.secf.saml.xml.XmlElement;
import org.secf.saml.xml.XmlName;

/** SOAP 1.1 envelopes (saml-bindings §3.2). */
public final class SoapEnvelope {

    private static final XmlName ENVELOPE = soap("Envelope");
    private static final XmlName HEADER = soap("Header");
    private static final XmlName BODY = soap("Body");

    private SoapEnvelope() {}

    /** What went wrong, as far as the other side is told (SOAP 1.1 §4.4.1). */
    public enum FaultCode {
        /** The message is at fault. */
        CLIENT("soap:Client"),
        /** A header that must be understood is not. */
        MUST_UNDERSTAND("soap:MustUnderstand");

        private final String code;

        FaultCode(String code) {
            this.code = code;
        }
    }

    /** An envelope with one message. */
    public static String of(XmlElement message) {
        return XmlElement.of(ENVELOPE).with(XmlElement.of(BODY).with(message)).canonical();
    }

    /** An envelope with headers, too. */
    public static String of(List<XmlElement> headers, XmlElement message) {
        XmlElement header = XmlElement.of(HEADER);
        for (XmlElement block : headers) {
            header = header.with(block);
        }
        return XmlElement.of(ENVELOPE)
                .with(header)
                .with(XmlElement.of(BODY).with(message))
                .canonical();
    }

    /** A header that whoever gets the envelope next must understand. The prefix is the envelope's own, which stands around. */
    public static XmlElement forNext(XmlElement block) {
        return block.with("soap:mustUnderstand", "1").with("soap:actor", "http://schemas.xmlsoap.org/soap/actor/next");
    }

    /** What is answered to whom nothing else can be (SOAP 1.1 §4.4). */
    public static String fault(FaultCode code, String text) {
        return of(XmlElement.of(soap("Fault"))
                .with(XmlElement.of(soap("faultcode")).with(code.code))
                .with(XmlElement.of(soap("faultstring")).with(text)));
    }

    private static XmlName soap(String local) {
        return new XmlName("soap", "http://schemas.xmlsoap.org/soap/envelope/", local);
    }
}
