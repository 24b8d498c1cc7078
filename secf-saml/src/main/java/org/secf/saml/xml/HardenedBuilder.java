package org.secf.saml.xml;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The JDK's parser without document types, entities, external access or unbounded depth, whatever parser the class path offers (SDP-G03). */
public final class HardenedBuilder {

    /** No honest message is deeper; what walks a document may recurse. */
    public static final int MOST_LEVELS = 64;

    static final int MOST_ATTRIBUTES = 64;
    static final String NO_DOCUMENT_TYPE = "http://apache.org/xml/features/disallow-doctype-decl";
    static final String LIMIT = "http://www.oracle.com/xml/jaxp/properties/";

    private HardenedBuilder() {}

    /** A builder for one thread, which keeps comments. Making it is slow: do it at start. */
    public static DocumentBuilder create() {
        return create(false);
    }

    /** The same without comments: a signature does not cover them, and text on both sides of one becomes one text. */
    public static DocumentBuilder ignoringComments() {
        return create(true);
    }

    private static DocumentBuilder create(boolean ignoresComments) {
        try {
            DocumentBuilderFactory factory = factory();
            factory.setIgnoringComments(ignoresComments);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            builder.setEntityResolver((publicId, systemId) -> {
                throw new SAXException("external entity");
            });
            return builder;
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's XML parser lacks a protection that cannot be gone without", e);
        }
    }

    private static DocumentBuilderFactory factory() throws ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        factory.setCoalescing(true);
        factory.setExpandEntityReferences(false);
        factory.setXIncludeAware(false);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature(NO_DOCUMENT_TYPE, true);
        factory.setFeature("http://apache.org/xml/features/dom/defer-node-expansion", false);
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        factory.setAttribute(LIMIT + "maxElementDepth", MOST_LEVELS + "");
        factory.setAttribute(LIMIT + "elementAttributeLimit", MOST_ATTRIBUTES + "");
        return factory;
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
