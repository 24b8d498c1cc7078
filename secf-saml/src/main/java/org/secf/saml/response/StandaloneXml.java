package org.secf.saml.response;

import java.io.ByteArrayOutputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.secf.saml.xml.HardenedBuilder;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * An element taken out of its document. Everything stays as it is but for the names of namespaces, which it takes along from the elements around it: exclusive
 * canonicalization (SAML allows no other) makes the same of both, so a signature over the element holds for what is taken out, too.
 */
final class StandaloneXml {

    private final Pool<DocumentBuilder> builders = new Pool<>(HardenedBuilder::create);
    private final Pool<Transformer> writers = new Pool<>(StandaloneXml::writer);

    private static Transformer writer() {
        try {
            TransformerFactory factory = TransformerFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            Transformer writer = factory.newTransformer();
            writer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            writer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
            return writer;
        } catch (TransformerException e) {
            throw new IllegalStateException("every Java platform writes XML", e);
        }
    }

    /** The octets, in UTF-8; the element is left as it is. */
    byte[] of(Element element) {
        Document alone = builders.with(DocumentBuilder::newDocument);
        Element root = (Element) alone.importNode(element, true);
        for (Node around = element.getParentNode(); around instanceof Element; around = around.getParentNode()) {
            declare(around.getAttributes(), root);
        }
        alone.appendChild(root);
        return writers.with(writer -> written(writer, alone));
    }

    /** The nearest one that declares a name counts. */
    private static void declare(NamedNodeMap attributes, Element root) {
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())
                    && !root.hasAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, attribute.getLocalName())) {
                root.setAttributeNS(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, attribute.getName(), attribute.getValue());
            }
        }
    }

    private static byte[] written(Transformer writer, Document alone) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try {
            writer.transform(new DOMSource(alone), new StreamResult(octets));
            return octets.toByteArray();
        } catch (TransformerException e) {
            throw new IllegalStateException("what was read can be written", e);
        }
    }
}
