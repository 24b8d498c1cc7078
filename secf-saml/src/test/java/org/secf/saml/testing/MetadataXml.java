package org.secf.saml.testing;

import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import org.secf.saml.model.Credential;

/** Metadata as an identity provider would publish it, and as an attacker would. */
public final class MetadataXml {

    public static final String IDP = "https://idp.example.org/saml";
    public static final String SLO = "https://idp.example.org/slo";
    public static final String SSO = "https://idp.example.org/sso";

    private MetadataXml() {}

    /** One key descriptor; an empty use leaves it out. */
    public static String key(String use, Credential credential) {
        try {
            return "<md:KeyDescriptor%s><ds:KeyInfo><ds:X509Data><ds:X509Certificate>%s</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>"
                    .formatted(
                            use.isEmpty() ? "" : " use=\"" + use + "\"",
                            Base64.getMimeEncoder()
                                    .encodeToString(credential.certificate().getEncoded()));
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One sign-on address. */
    public static String sso(String binding, String location) {
        return "<md:SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:%s\" Location=\"%s\"/>"
                .formatted(binding, location);
    }

    /** An entity with one identity provider role. */
    public static String entity(String id, String attributes, String content) {
        return """
                <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" entityID="%s" %s><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">%s</md:IDPSSODescriptor></md:EntityDescriptor>""".formatted(id, attributes, content);
    }

    /** The usual entity. */
    public static String usual() {
        return entity(
                IDP,
                "ID=\"_root\"",
                key("signing", TestKeys.IDP) + sso("HTTP-Redirect", SSO) + sso("HTTP-POST", SSO + "/post"));
    }

    /** The usual entity, which takes part in logouts and lets names be encrypted to its key. */
    public static String withLogout() {
        return usual().replace("use=\"signing\"", "")
                .replace(
                        "<md:SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect\"",
                        slo("HTTP-Redirect", "Location=\"" + SLO + "\" ResponseLocation=\"" + SLO + "/done\"")
                                + slo("HTTP-POST", "Location=\"" + SLO + "/post\"")
                                + slo("SOAP", "Location=\"" + SLO + "/soap\"")
                                + "<md:SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect\"");
    }

    /** One logout address. */
    public static String slo(String binding, String locations) {
        return "<md:SingleLogoutService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:%s\" %s/>"
                .formatted(binding, locations);
    }

    /** Several entities in a group. */
    public static String group(String attributes, String... entities) {
        return "<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\" ID=\"_group\" " + attributes
                + ">" + String.join("", entities) + "</md:EntitiesDescriptor>";
    }
}
