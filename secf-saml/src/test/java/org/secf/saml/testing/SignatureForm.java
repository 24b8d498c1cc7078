package org.secf.saml.testing;

import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.crypto.dom.DOMStructure;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.SignedInfo;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLObject;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfo;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.ExcC14NParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jspecify.annotations.Nullable;
import org.secf.saml.model.Credential;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A signature over the root of a document in a form that may be forbidden, and true all the same: so that nothing but the form can be refused. */
public record SignatureForm(
        String reference, String method, String canonicalization, boolean isNamed, List<String> prefixes, Extra extra) {

    /** What is put into the signature beside what belongs there. */
    public enum Extra {
        NOTHING,
        OBJECT,
        KEY_INFO
    }

    /** What is allowed: a reference to the root, by RSA and SHA-256, with exclusive canonicalization. */
    public static SignatureForm usual() {
        return new SignatureForm(
                "#_root",
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
                CanonicalizationMethod.EXCLUSIVE,
                true,
                List.of(),
                Extra.NOTHING);
    }

    public SignatureForm referring(String other) {
        return new SignatureForm(other, method, canonicalization, isNamed, prefixes, extra);
    }

    public SignatureForm by(String otherMethod) {
        return new SignatureForm(reference, otherMethod, canonicalization, isNamed, prefixes, extra);
    }

    public SignatureForm canonicalized(String other) {
        return new SignatureForm(reference, method, other, isNamed, prefixes, extra);
    }

    /** The reference has the enveloped transform only, which means inclusive canonicalization. */
    public SignatureForm unnamed() {
        return new SignatureForm(reference, method, canonicalization, false, prefixes, extra);
    }

    public SignatureForm prefixes(String... others) {
        return new SignatureForm(reference, method, canonicalization, isNamed, List.of(others), extra);
    }

    public SignatureForm with(Extra other) {
        return new SignatureForm(reference, method, canonicalization, isNamed, prefixes, other);
    }

    /** The document with its signature as first child of the root. */
    public String sign(String xml, Credential credential) {
        try {
            Document document = builder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
            Element root = document.getDocumentElement();
            identify(document);
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            DOMSignContext context = new DOMSignContext(credential.privateKey(), root, root.getFirstChild());
            context.setProperty("org.jcp.xml.dsig.secureValidation", false);
            context.setDefaultNamespacePrefix("ds");
            List<XMLObject> objects = extra == Extra.OBJECT
                    ? List.of(factory.newXMLObject(
                            List.of(new DOMStructure(document.createTextNode("more"))), null, null, null))
                    : List.of();
            factory.newXMLSignature(signedInfo(factory), keyInfo(factory, credential), objects, null, null)
                    .sign(context);
            return text(document);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Who signs what is hostile must be able to read it. */
    private static DocumentBuilder builder() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder();
    }

    private static void identify(Document document) {
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.hasAttribute("ID")) {
                element.setIdAttribute("ID", true);
            }
        }
    }

    private SignedInfo signedInfo(XMLSignatureFactory factory) throws Exception {
        List<Transform> transforms = new ArrayList<>();
        transforms.add(factory.newTransform(Transform.ENVELOPED, (@Nullable TransformParameterSpec) null));
        if (isNamed) {
            transforms.add(factory.newTransform(
                    canonicalization, prefixes.isEmpty() ? null : new ExcC14NParameterSpec(prefixes)));
        }
        return factory.newSignedInfo(
                factory.newCanonicalizationMethod(
                        canonicalization,
                        prefixes.isEmpty() ? (C14NMethodParameterSpec) null : new ExcC14NParameterSpec(prefixes)),
                factory.newSignatureMethod(method, null),
                List.of(factory.newReference(
                        reference, factory.newDigestMethod(DigestMethod.SHA256, null), transforms, null, null)));
    }

    private @Nullable KeyInfo keyInfo(XMLSignatureFactory factory, Credential credential) {
        if (extra != Extra.KEY_INFO) {
            return null;
        }
        KeyInfoFactory infos = factory.getKeyInfoFactory();
        return infos.newKeyInfo(List.of(infos.newX509Data(List.of(credential.certificate()))));
    }

    private static String text(Document document) throws Exception {
        Transformer transformer = TransformerFactory.newDefaultInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
        StringWriter out = new StringWriter();
        transformer.transform(new DOMSource(document), new StreamResult(out));
        return out.toString();
    }
}
