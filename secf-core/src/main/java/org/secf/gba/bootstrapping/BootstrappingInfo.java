package org.secf.gba.bootstrapping;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.secf.gba.TransactionId;
import org.secf.verdict.Verdict;

/**
 * What a device learns when it has bootstrapped (TS 24.109 Annex C.1).
 *
 * @param transaction names the bootstrapping
 * @param expires when its key is over
 */
public record BootstrappingInfo(TransactionId transaction, Instant expires) {

    /** The type of the document. */
    public static final String MEDIA_TYPE = "application/vnd.3gpp.bsf+xml";

    private static final String NAMESPACE = "uri:3gpp-gba";
    private static final String ROOT = "BootstrappingInfo";
    private static final int MOST_ELEMENTS = 256;
    private static final XMLInputFactory PARSERS = parsers();

    public BootstrappingInfo {
        expires = expires.truncatedTo(ChronoUnit.SECONDS);
    }

    /** The document. */
    public String xml() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<" + ROOT + " xmlns=\"" + NAMESPACE + "\"><btid>"
                + transaction + "</btid><lifetime>" + expires + "</lifetime></" + ROOT + ">\n";
    }

    /** Reads a document; what it does not know, it leaves alone, as Annex C.1 asks. */
    public static Verdict<BootstrappingInfo> parse(byte[] document) {
        try {
            XMLStreamReader reader =
                    PARSERS.createXMLStreamReader(new ByteArrayInputStream(document), StandardCharsets.UTF_8.name());
            Fields fields = Fields.read(reader);
            return Verdict.accepted(new BootstrappingInfo(TransactionId.parse(fields.transaction), fields.expires()));
        } catch (XMLStreamException | IllegalArgumentException | DateTimeException e) {
            return Verdict.rejected(
                    UbReason.MALFORMED_INFO, ROOT + " with btid and lifetime in UTC", String.valueOf(e.getMessage()));
        }
    }

    /** The two elements, as text. Not for several threads at once. */
    private static final class Fields {

        private final XMLStreamReader reader;
        private String transaction = "";
        private String lifetime = "";
        private int depth = 1;
        private int elements;

        private Fields(XMLStreamReader reader) {
            this.reader = reader;
        }

        static Fields read(XMLStreamReader reader) throws XMLStreamException {
            reader.nextTag();
            reader.require(XMLStreamReader.START_ELEMENT, NAMESPACE, ROOT);
            Fields fields = new Fields(reader);
            while (fields.depth > 0) {
                int event = reader.next();
                if (event == XMLStreamReader.END_ELEMENT) {
                    fields.depth--;
                } else if (event == XMLStreamReader.START_ELEMENT) {
                    fields.element();
                }
            }
            // A second root is an error, as is a reference that the first one does not enclose.
            while (reader.hasNext()) {
                reader.next();
            }
            return fields;
        }

        /** One of ours is read to its end, of others only the depth is known. */
        private void element() throws XMLStreamException {
            boolean isOurs = depth == 1 && NAMESPACE.equals(reader.getNamespaceURI());
            if (++elements > MOST_ELEMENTS) {
                throw new XMLStreamException("more than " + MOST_ELEMENTS + " elements");
            }
            if (isOurs && reader.getLocalName().equals("btid")) {
                transaction = once(transaction);
            } else if (isOurs && reader.getLocalName().equals("lifetime")) {
                lifetime = once(lifetime);
            } else {
                depth++;
            }
        }

        /** Of two values nobody knows which one the other side means. */
        private String once(String before) throws XMLStreamException {
            if (!before.isEmpty()) {
                throw new XMLStreamException(reader.getLocalName() + " twice");
            }
            String text = reader.getElementText().strip();
            if (text.isEmpty()) {
                throw new XMLStreamException("nothing where something is needed");
            }
            return text;
        }

        Instant expires() {
            OffsetDateTime time = OffsetDateTime.parse(lifetime);
            if (!time.getOffset().equals(ZoneOffset.UTC)) {
                throw new IllegalArgumentException("a lifetime that is not in UTC");
            }
            return time.toInstant();
        }
    }

    private static XMLInputFactory parsers() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
