package org.secf.saml.xml;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.ext.Locator2;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads a document of any size without keeping it, by the parser and with the protections of {@link HardenedBuilder}. Comments are left out: a signature does
 * not cover them, and text on both sides of one becomes one text.
 */
public final class HardenedStream {

    private static final String XML_VERSION = "1.0";

    /** More than the tools of any publisher get through; the parser keeps a little for each. */
    private static final int MOST_LEVELS_IN_AGGREGATE = 2048;

    private static final int MOST_ATTRIBUTES_IN_AGGREGATE = 10_000;

    private HardenedStream() {}

    /**
     * Reads it to its end. What the sink throws passes through.
     *
     * @throws SAXException when it is not well-formed XML 1.0, or has what is not allowed
     */
    public static void read(byte[] xml, ElementSink sink) throws SAXException, IOException {
        read(xml, sink, reader(HardenedBuilder.MOST_LEVELS, HardenedBuilder.MOST_ATTRIBUTES));
    }

    /**
     * The same of a document with parts of many, one of which must not spoil the others by depth or attributes: the sink has to refuse that part by
     * {@link StartTag#isExcessive}.
     */
    public static void readAggregate(byte[] xml, ElementSink sink) throws SAXException, IOException {
        read(xml, sink, reader(MOST_LEVELS_IN_AGGREGATE, MOST_ATTRIBUTES_IN_AGGREGATE));
    }

    private static void read(byte[] xml, ElementSink sink, XMLReader reader) throws SAXException, IOException {
        Handler handler = new Handler(sink);
        reader.setContentHandler(handler);
        reader.setErrorHandler(handler);
        reader.setEntityResolver(handler);
        reader.parse(new InputSource(new ByteArrayInputStream(xml)));
    }

    private static XMLReader reader(int levels, int attributes) {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setXIncludeAware(false);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature(HardenedBuilder.NO_DOCUMENT_TYPE, true);
            XMLReader reader = factory.newSAXParser().getXMLReader();
            reader.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            reader.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            reader.setProperty(HardenedBuilder.LIMIT + "maxElementDepth", levels + "");
            reader.setProperty(HardenedBuilder.LIMIT + "elementAttributeLimit", attributes + "");
            return reader;
        } catch (ParserConfigurationException | SAXException e) {
            throw new IllegalStateException("the JDK's XML parser lacks a protection that cannot be gone without", e);
        }
    }

    /** Makes of the parser's calls those of the sink. */
    private static final class Handler extends DefaultHandler {

        private final ElementSink sink;
        private final StringBuilder text = new StringBuilder();
        private final Map<String, String> declared = new HashMap<>();
        private @Nullable Locator locator;
        private int depth;

        Handler(ElementSink sink) {
            this.sink = sink;
        }

        @Override
        public void setDocumentLocator(Locator given) {
            locator = given;
        }

        @Override
        public void startPrefixMapping(String prefix, String uri) throws SAXException {
            // Canonicalization is undefined for it (xml-c14n §1.3).
            if (!uri.isEmpty() && uri.indexOf(':') < 1) {
                throw new SAXException("relative namespace " + uri);
            }
            declared.put(prefix, uri);
        }

        @Override
        public void startElement(String uri, String local, String qualified, Attributes attributes)
                throws SAXException {
            // XML 1.1 has other control characters and line ends, and canonicalization is not defined for it.
            if (depth++ == 0 && locator instanceof Locator2 known && !XML_VERSION.equals(known.getXMLVersion())) {
                throw new SAXException("XML " + known.getXMLVersion());
            }
            flush();
            requireQualified(qualified);
            List<StartTag.Attribute> read = new ArrayList<>(attributes.getLength());
            for (int i = 0; i < attributes.getLength(); i++) {
                requireQualified(attributes.getQName(i));
                read.add(new StartTag.Attribute(
                        prefix(attributes.getQName(i)),
                        attributes.getURI(i),
                        attributes.getLocalName(i),
                        attributes.getValue(i)));
            }
            sink.start(new StartTag(prefix(qualified), uri, local, read, declared));
            declared.clear();
        }

        /** The parser lets a name begin with a colon, which others take for another name, or for none (xml-names §4). */
        private static void requireQualified(String name) throws SAXException {
            if (name.startsWith(":")) {
                throw new SAXException("no qualified name: " + name);
            }
        }

        @Override
        public void endElement(String uri, String local, String qualified) {
            flush();
            sink.end();
            depth--;
        }

        @Override
        public void characters(char[] chars, int start, int length) {
            text.append(chars, start, length);
        }

        @Override
        public void processingInstruction(String target, @Nullable String data) {
            if (depth > 0) {
                flush();
                sink.instruction(target, data == null ? "" : data);
            }
        }

        @Override
        public InputSource resolveEntity(@Nullable String publicId, @Nullable String systemId) throws SAXException {
            throw new SAXException("external entity");
        }

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

        private void flush() {
            if (text.length() > 0) {
                sink.text(text.toString());
                text.setLength(0);
            }
        }

        private static String prefix(String qualified) {
            int colon = qualified.indexOf(':');
            return colon < 0 ? "" : qualified.substring(0, colon);
        }
    }
}
