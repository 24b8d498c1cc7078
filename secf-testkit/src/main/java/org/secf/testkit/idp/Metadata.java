package org.secf.testkit.idp;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;

/** The identity provider's metadata (saml-metadata §2.4.3). */
final class Metadata {

    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final List<String> BINDINGS = List.of("HTTP-Redirect", "HTTP-POST");

    private Metadata() {}

    static String of(Identity identity, Instant now) {
        Element descriptor = Element.of("md:IDPSSODescriptor")
                .with("WantAuthnRequestsSigned", "false")
                .with("protocolSupportEnumeration", Names.PROTOCOL);
        identity.published().forEach(certificate -> descriptor.child(key(certificate)));
        BINDINGS.forEach(binding -> descriptor.child(Element.of("md:SingleSignOnService")
                .with("Binding", "urn:oasis:names:tc:SAML:2.0:bindings:" + binding)
                .with("Location", identity.singleSignOn())));
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + Element.of("md:EntityDescriptor")
                        .with("xmlns:md", "urn:oasis:names:tc:SAML:2.0:metadata")
                        .with("xmlns:ds", "http://www.w3.org/2000/09/xmldsig#")
                        .with("entityID", identity.entityId())
                        .with(
                                "validUntil",
                                now.plus(LIFETIME)
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString())
                        .child(descriptor)
                + "\n";
    }

    private static Element key(X509Certificate certificate) {
        return Element.of("md:KeyDescriptor")
                .with("use", "signing")
                .child(Element.of("ds:KeyInfo")
                        .child(Element.of("ds:X509Data")
                                .child(Element.of("ds:X509Certificate").text(base64(certificate)))));
    }

    private static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was read can be written", e);
        }
    }
}
