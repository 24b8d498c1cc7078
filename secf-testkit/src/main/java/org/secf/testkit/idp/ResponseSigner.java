package org.secf.testkit.idp;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Reference;
import javax.xml.crypto.dsig.SignatureMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Signs the assertion, then the response around it, with RSA-SHA256 (saml-core §5.4). */
final class ResponseSigner {

    private final Credential credential;
    private final XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");

    ResponseSigner(Credential credential) {
        this.credential = credential;
    }

    String sign(String response) {
        try {
            Document document = SecureXml.parse(response.getBytes(StandardCharsets.UTF_8));
            Element root = document.getDocumentElement();
            sign((Element)
                    root.getElementsByTagNameNS(Names.ASSERTION, "Assertion").item(0));
            sign(root);
            return text(document);
        } catch (Exception e) {
            throw new IllegalStateException("cannot sign what we wrote ourselves: " + e.getMessage(), e);
        }
    }

    private void sign(Element element) throws Exception {
        element.setIdAttributeNS(null, "ID", true);
        Node afterIssuer = element.getElementsByTagNameNS(Names.ASSERTION, "Issuer")
                .item(0)
                .getNextSibling();
        DOMSignContext context = new DOMSignContext(credential.key(), element, afterIssuer);
        context.setDefaultNamespacePrefix("ds");
        factory.newXMLSignature(signedInfo(element.getAttribute("ID")), keyInfo())
                .sign(context);
    }

    private SignedInfo signedInfo(String id) throws Exception {
        TransformParameterSpec none = null;
        Reference reference = factory.newReference(
                "#" + id,
                factory.newDigestMethod(DigestMethod.SHA256, null),
                List.of(
                        factory.newTransform(Transform.ENVELOPED, none),
                        factory.newTransform(CanonicalizationMethod.EXCLUSIVE, none)),
                null,
                null);
        C14NMethodParameterSpec plain = null;
        return factory.newSignedInfo(
                factory.newCanonicalizationMethod(CanonicalizationMethod.EXCLUSIVE, plain),
                factory.newSignatureMethod(SignatureMethod.RSA_SHA256, null),
                List.of(reference));
    }

    private KeyInfo keyInfo() {
        KeyInfoFactory keys = factory.getKeyInfoFactory();
        return keys.newKeyInfo(List.of(keys.newX509Data(List.of(credential.certificate()))));
    }

    private static String text(Document document) throws TransformerException {
        Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter text = new StringWriter();
        transformer.transform(new DOMSource(document), new StreamResult(text));
        return text.toString();
    }
}
