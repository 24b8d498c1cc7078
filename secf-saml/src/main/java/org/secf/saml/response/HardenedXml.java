package org.secf.saml.response;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilder;
import org.secf.saml.model.SamlReason;
import org.secf.saml.xml.HardenedBuilder;
import org.secf.verdict.Verdict;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Parses bounded input with the hardened parser, and tells why it would not. */
final class HardenedXml {

    static final int MOST_BYTES = 256 * 1024;

    private static final String XML_VERSION = "1.0";

    private final Pool<DocumentBuilder> builders = new Pool<>(HardenedBuilder::create);

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
}
