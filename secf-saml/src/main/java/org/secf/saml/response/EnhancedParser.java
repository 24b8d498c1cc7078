package org.secf.saml.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secf.saml.model.EnhancedClientReason;
import org.secf.saml.response.ParsedEnhanced.ChannelBinding;
import org.secf.verdict.Verdict;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Reads what clients that are no browsers bring (saml-bindings §3.3), through the same gate as responses of browsers. Thread-safe; made once. */
public final class EnhancedParser {

    private static final EnhancedClientReason MALFORMED = EnhancedClientReason.MALFORMED_PAOS_ENVELOPE;
    private static final String PAOS = "urn:liberty:paos:2003-08";
    private static final String ECP = "urn:oasis:names:tc:SAML:2.0:profiles:SSO:ecp";
    private static final String CHANNEL = "urn:oasis:names:tc:SAML:protocol:ext:channel-binding";

    private final HardenedXml xml = new HardenedXml();

    /** Parses a SOAP envelope of at most 256 KiB. */
    public Verdict<ParsedEnhanced> parse(byte[] envelope) {
        return xml.parse(envelope).then(EnhancedParser::read);
    }

    private static Verdict<ParsedEnhanced> read(Document document) {
        try {
            new StrictWalk().walk(document);
            SoapContent content = SoapContent.read(document.getDocumentElement(), MALFORMED)
                    .understanding(EnhancedParser::isKnown, EnhancedClientReason.HEADER_NOT_UNDERSTOOD);
            Optional<String> relayState = relayState(content.headers());
            List<ChannelBinding> bindings = channelBindings(content.headers());
            return ResponseParser.read(OwnDocument.of(content.message()), Surety.NONE)
                    .map(response -> new ParsedEnhanced(response, relayState, bindings));
        } catch (MalformedXml malformed) {
            return Verdict.rejected(malformed.rejection());
        }
    }

    private static boolean isKnown(Element block) {
        return Elements.is(block, PAOS, "Response") || isRelayState(block) || isChannelBinding(block);
    }

    private static boolean isRelayState(Element block) {
        return Elements.is(block, ECP, "RelayState");
    }

    private static boolean isChannelBinding(Element block) {
        return Elements.is(block, CHANNEL, "ChannelBindings");
    }

    private static Optional<String> relayState(List<Element> headers) throws MalformedXml {
        List<Element> found =
                headers.stream().filter(EnhancedParser::isRelayState).toList();
        if (found.size() > 1) {
            throw new MalformedXml(EnhancedClientReason.HEADER_REPEATED, "one ecp:RelayState", found.size() + "");
        }
        return found.isEmpty() ? Optional.empty() : Optional.of(Elements.text(found.get(0), MALFORMED));
    }

    private static List<ChannelBinding> channelBindings(List<Element> headers) throws MalformedXml {
        List<ChannelBinding> found = new ArrayList<>();
        for (Element block : headers) {
            if (isChannelBinding(block)) {
                found.add(new ChannelBinding(
                        Elements.required(block, "Type", MALFORMED), Elements.text(block, MALFORMED)));
            }
        }
        return found;
    }
}
