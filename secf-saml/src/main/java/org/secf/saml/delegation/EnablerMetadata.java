package org.secf.saml.delegation;

import static org.secf.saml.xml.XmlName.metadata;
import static org.secf.saml.xml.XmlName.signature;

import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.xml.XMLConstants;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.keys.set.Keys;
import org.secf.keys.set.Member;
import org.secf.mechanism.Endpoint;
import org.secf.mechanism.EndpointAnswer;
import org.secf.saml.xml.XmlElement;

/**
 * Publishes the keys that partners verify our assertions by (saml-metadata §2.4.1). The roles of the standard all name addresses that answer queries, and we answer
 * none: so the role is one of our own, of a type that extends the standard's.
 */
final class EnablerMetadata implements Endpoint {

    private static final String NAMESPACE = "https://secf.org/ns/saml";

    private final String path;
    private final String entityId;
    private final Keys keys;
    private final Clock clock;

    EnablerMetadata(String path, String entityId, Keys keys, Clock clock) {
        this.path = path;
        this.entityId = entityId;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Set<String> addresses() {
        return Set.of(path);
    }

    @Override
    public EndpointAnswer answer(Request request) {
        boolean isRead = request.method().equals("GET") || request.method().equals("HEAD");
        return EndpointAnswer.of(
                isRead
                        ? Reply.text(200, "application/samlmetadata+xml", document())
                        : Reply.status(405).with("Allow", "GET, HEAD"));
    }

    /** Every key that signs, will sign or did until lately. */
    private String document() {
        XmlElement role = XmlElement.of(metadata("RoleDescriptor"))
                .declaring("secf", NAMESPACE)
                .declaring("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI)
                .with("protocolSupportEnumeration", "urn:oasis:names:tc:SAML:2.0:protocol")
                .with("xsi:type", "secf:DelegationIssuerType");
        List<Member> verifying = keys.current().verifying(clock.instant());
        for (Member member : verifying) {
            role = AssertionSigner.signs(member) ? role.with(key(member)) : role;
        }
        return XmlElement.of(metadata("EntityDescriptor"))
                .with("entityID", entityId)
                .with(role)
                .canonical();
    }

    private static XmlElement key(Member member) {
        XmlElement certificate = XmlElement.of(signature("X509Certificate")).with(base64(member));
        return XmlElement.of(metadata("KeyDescriptor"))
                .with("use", "signing")
                .with(XmlElement.of(signature("KeyInfo"))
                        .with(XmlElement.of(signature("X509Data")).with(certificate)));
    }

    private static String base64(Member member) {
        try {
            return Base64.getEncoder().encodeToString(member.key().certificate().getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }
}
