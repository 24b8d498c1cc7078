package org.secf.saml.testing;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.secf.saml.model.Credential;
import org.secf.saml.xml.HardenedBuilder;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Metadata as an identity provider would publish it, and as an attacker would. */
public final class MetadataXml {

    public static final String IDP = "https://idp.example.org/saml";
    public static final String SSO = "https://idp.example.org/sso";

    private static final String SIGNATURE = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";

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

    /** Several entities in a group. */
    public static String group(String attributes, String... entities) {
        return "<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\" ID=\"_group\" " + attributes
                + ">" + String.join("", entities) + "</md:EntitiesDescriptor>";
    }

    /** Signs the root by RSA and SHA-256. */
    public static String signed(String xml, Credential credential) {
        return signed(xml, credential, SIGNATURE, DigestMethod.SHA256);
    }

    /** Signs the root. */
    public static String signed(String xml, Credential credential, String algorithm, String digest) {
        try {
            Document document =
                    HardenedBuilder.create().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
            Element root = document.getDocumentElement();
            root.setIdAttribute("ID", true);
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            Reference reference = factory.newReference(
                    "#" + root.getAttribute("ID"),
                    factory.newDigestMethod(digest, null),
                    List.of(
                            factory.newTransform(Transform.ENVELOPED, (@Nullable TransformParameterSpec) null),
                            factory.newTransform(
                                    CanonicalizationMethod.EXCLUSIVE, (@Nullable TransformParameterSpec) null)),
                    null,
                    null);
            SignedInfo signedInfo = factory.newSignedInfo(
                    factory.newCanonicalizationMethod(
                            CanonicalizationMethod.EXCLUSIVE, (@Nullable C14NMethodParameterSpec) null),
                    factory.newSignatureMethod(algorithm, null),
                    List.of(reference));
            factory.newXMLSignature(signedInfo, null)
                    .sign(new DOMSignContext(credential.privateKey(), root, root.getFirstChild()));
            StringWriter out = new StringWriter();
            TransformerFactory.newDefaultInstance()
                    .newTransformer()
                    .transform(new DOMSource(document), new StreamResult(out));
            return out.toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
