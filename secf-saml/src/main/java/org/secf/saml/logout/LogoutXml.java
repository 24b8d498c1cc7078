package org.secf.saml.logout;

import static org.secf.saml.xml.XmlName.assertion;
import static org.secf.saml.xml.XmlName.protocol;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.secf.saml.model.NameId;
import org.secf.saml.xml.XmlElement;

/** Messages of logouts as XML (saml-core §3.7). */
final class LogoutXml {

    private LogoutXml() {}

    /**
     * What every message begins with.
     *
     * @param destination empty where it answers on the same connection
     */
    record Head(String id, Instant now, Optional<String> destination, String issuer) {

        private XmlElement of(String name) {
            XmlElement element = XmlElement.of(protocol(name))
                    .with("ID", id)
                    .with("Version", "2.0")
                    .with("IssueInstant", second(now))
                    .with(XmlElement.of(assertion("Issuer")).with(issuer));
            return destination.map(to -> element.with("Destination", to)).orElse(element);
        }
    }

    /**
     * A request.
     *
     * @param name a NameID or an EncryptedID
     */
    static XmlElement request(Head head, Instant notOnOrAfter, XmlElement name, Iterable<String> sessionIndexes) {
        XmlElement element = head.of("LogoutRequest")
                .with("NotOnOrAfter", second(notOnOrAfter))
                .with("Reason", "urn:oasis:names:tc:SAML:2.0:logout:user")
                .with(name);
        for (String index : sessionIndexes) {
            element = element.with(XmlElement.of(protocol("SessionIndex")).with(index));
        }
        return element;
    }

    static XmlElement response(Head head, String inResponseTo, Status status) {
        XmlElement code = null;
        for (int i = status.codes().size() - 1; i >= 0; i--) {
            XmlElement outer = XmlElement.of(protocol("StatusCode"))
                    .with("Value", status.codes().get(i));
            code = code == null ? outer : outer.with(code);
        }
        XmlElement wrapped = XmlElement.of(protocol("Status"));
        return head.of("LogoutResponse")
                .with("InResponseTo", inResponseTo)
                .with(code == null ? wrapped : wrapped.with(code));
    }

    /** With every attribute that it came with (SDP-SP29). */
    static XmlElement name(NameId name) {
        XmlElement element = XmlElement.of(assertion("NameID")).with(name.value());
        element = with(element, "Format", name.format());
        element = with(element, "NameQualifier", name.nameQualifier());
        element = with(element, "SPNameQualifier", name.spNameQualifier());
        return with(element, "SPProvidedID", name.spProvidedId());
    }

    private static XmlElement with(XmlElement element, String attribute, Optional<String> value) {
        return value.map(text -> element.with(attribute, text)).orElse(element);
    }

    private static String second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
