package org.secf.saml.testing;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
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
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.secf.saml.model.Credential;
import org.secf.saml.xml.HardenedBuilder;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Signs a document's root as an identity provider would, by the JDK's own means. */
public final class XmlSigner {

    private XmlSigner() {}

    /** Signs metadata by RSA and SHA-256; the signature is the first child. */
    public static String signed(String xml, Credential credential) {
        return signed(xml, credential, DigestMethod.SHA256);
    }

    /** Signs metadata by RSA and SHA-256 over another digest. */
    public static String signed(String xml, Credential credential, String digest) {
        Element root = root(xml);
        return sign(root, root.getFirstChild(), credential, digest);
    }

    /** Signs an assertion; the signature follows the issuer. */
    public static String signedAssertion(String xml, Credential credential) {
        Element root = root(xml);
        return sign(root, root.getFirstChild().getNextSibling(), credential, DigestMethod.SHA256);
    }

    private static Element root(String xml) {
        try {
            Document document =
                    HardenedBuilder.create().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
            document.getDocumentElement().setIdAttribute("ID", true);
            return document.getDocumentElement();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(Element root, Node before, Credential credential, String digest) {
        try {
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
                    factory.newSignatureMethod("http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", null),
                    List.of(reference));
            DOMSignContext context = new DOMSignContext(credential.privateKey(), root, before);
            context.setDefaultNamespacePrefix("ds");
            factory.newXMLSignature(signedInfo, null).sign(context);
            Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter out = new StringWriter();
            transformer.transform(new DOMSource(root.getOwnerDocument()), new StreamResult(out));
            return out.toString();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
