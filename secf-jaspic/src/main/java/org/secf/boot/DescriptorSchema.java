package org.secf.boot;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.secf.settings.ConfigurationException;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The schema of descriptors, which editors use too. Elements of mechanisms that it does not know are left to their keys. */
final class DescriptorSchema {

    private static final String SCHEMA = "secf-1.0.xsd";

    private DescriptorSchema() {}

    /**
     * Refuses a descriptor that the schema does not allow.
     *
     * @throws ConfigurationException with line and column
     */
    static void require(byte[] descriptor, String location) {
        try {
            schema().newValidator().validate(source(descriptor));
        } catch (SAXParseException e) {
            throw new ConfigurationException(
                    "%s line %d column %d: %s The schema is %s in secf-jaspic."
                            .formatted(location, e.getLineNumber(), e.getColumnNumber(), e.getMessage(), SCHEMA),
                    e);
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new ConfigurationException(location + " does not fit the schema: " + e.getMessage(), e);
        }
    }

    private static Schema schema() throws SAXException, IOException {
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        try (InputStream in = Objects.requireNonNull(DescriptorSchema.class.getResourceAsStream(SCHEMA), SCHEMA)) {
            return factory.newSchema(new StreamSource(in));
        }
    }

    private static SAXSource source(byte[] descriptor) throws SAXException, ParserConfigurationException {
        SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return new SAXSource(
                factory.newSAXParser().getXMLReader(), new InputSource(new ByteArrayInputStream(descriptor)));
    }
}
