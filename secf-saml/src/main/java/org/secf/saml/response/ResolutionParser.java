package org.secf.saml.response;

import java.util.Optional;
import org.secf.saml.model.ArtifactReason;
import org.secf.verdict.Verdict;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Reads what identity providers answer to resolutions of artifacts, through the same gate as responses. Thread-safe; made once. */
public final class ResolutionParser {

    private static final ArtifactReason MALFORMED = ArtifactReason.MALFORMED_RESOLUTION;

    private final HardenedXml xml = new HardenedXml();

    /** Parses a SOAP envelope (saml-bindings §3.2.2) of at most 256 KiB. */
    public Verdict<ParsedResolution> parse(byte[] envelope) {
        return xml.parse(envelope).then(ResolutionParser::read);
    }

    private static Verdict<ParsedResolution> read(Document document) {
        try {
            new StrictWalk().walk(document);
            ArtifactReason reason = ArtifactReason.MALFORMED_ENVELOPE;
            SoapContent content =
                    SoapContent.read(document.getDocumentElement(), reason).understanding(block -> false, reason);
            return Verdict.accepted(new ParsedResolution(read(content.message())));
        } catch (MalformedXml malformed) {
            return Verdict.rejected(malformed.rejection());
        }
    }

    private static ParsedResolution.Envelope read(Element root) throws MalformedXml {
        if (!Elements.is(root, Ns.PROTOCOL, "ArtifactResponse")) {
            throw new MalformedXml(MALFORMED, "a samlp:ArtifactResponse", root.getNodeName());
        }
        EnvelopeReader.version(root);
        Children children = new Children(root, MALFORMED);
        Issuer issuer = Issuer.of(children.required(Ns.ASSERTION, "Issuer"), MALFORMED);
        Optional<Element> signature = children.optional(Ns.SIGNATURE, "Signature");
        children.optional(Ns.PROTOCOL, "Extensions");
        Element status = children.required(Ns.PROTOCOL, "Status");
        Element code = new Children(status, MALFORMED).required(Ns.PROTOCOL, "StatusCode");
        Optional<Element> message = children.next();
        children.end();
        return new ParsedResolution.Envelope(
                root,
                Elements.required(root, "ID", MALFORMED),
                Elements.instant(Elements.required(root, "IssueInstant", MALFORMED), MALFORMED),
                Elements.attribute(root, "InResponseTo"),
                Elements.attribute(root, "Destination"),
                issuer,
                signature,
                Elements.required(code, "Value", MALFORMED),
                message);
    }
}
