package org.secf.saml.response;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.secf.saml.model.SamlReason;
import org.secf.verdict.Verdict;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The JDK's parser without document types, external access or unbounded input. */
final class HardenedXml {

    static final int MOST_BYTES = 256 * 1024;
    static final int DEEPEST = 64;

    private static final String LIMIT = "http://www.oracle.com/xml/jaxp/properties/";
    private static final String MOST_ATTRIBUTES = "64";
    private static final String XML_VERSION = "1.0";

    private final Pool<DocumentBuilder> builders;

    HardenedXml() {
        DocumentBuilderFactory factory = factory();
        // A factory is not thread-safe, and it is only asked when the pool is empty.
        builders = new Pool<>(() -> builder(factory));
    }

    Verdict<Document> parse(byte[] xml) {
        if (xml.length > MOST_BYTES) {
            return Verdict.rejected(SamlReason.TOO_LARGE, "at most " + MOST_BYTES + " octets", xml.length + " octets");
        }
        return builders.with(builder -> parse(builder, xml));
    }

    private static Verdict<Document> parse(DocumentBuilder builder, byte[] xml) {
        try {
            Document document = builder.parse(new InputSource(new ByteArrayInputStream(xml)));
            // XML 1.1 has other control characters and line ends, and canonicalization is not defined for it.
            return XML_VERSION.equals(document.getXmlVersion())
                    ? Verdict.accepted(document)
                    : Verdict.rejected(SamlReason.UNPARSABLE, "XML 1.0", "XML " + document.getXmlVersion());
        } catch (SAXException | IOException refusal) {
            return new String(xml, StandardCharsets.ISO_8859_1).contains("<!DOCTYPE")
                    ? Verdict.rejected(SamlReason.DOCUMENT_TYPE, "no document type declaration", "one")
                    : Verdict.rejected(SamlReason.UNPARSABLE, "well-formed XML", String.valueOf(refusal.getMessage()));
        }
    }

    private static DocumentBuilderFactory factory() {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setCoalescing(true);
            factory.setExpandEntityReferences(false);
            factory.setXIncludeAware(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            factory.setAttribute(LIMIT + "maxElementDepth", String.valueOf(DEEPEST));
            factory.setAttribute(LIMIT + "elementAttributeLimit", MOST_ATTRIBUTES);
            return factory;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser lacks a protection that cannot be gone without", e);
        }
    }

    private static DocumentBuilder builder(DocumentBuilderFactory factory) {
        try {
            DocumentBuilder builder;
            synchronized (factory) {
                builder = factory.newDocumentBuilder();
            }
            builder.setErrorHandler(new Strict());
            builder.setEntityResolver((publicId, systemId) -> {
                throw new SAXException("external entity");
            });
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser cannot be had", e);
        }
    }

    /** The JDK's own handler prints to the error stream. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
