package org.secf.saml.response;

import java.util.List;
import java.util.Optional;
import org.secf.saml.model.LogoutReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.response.ParsedLogout.Envelope;
import org.secf.verdict.Verdict;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Reads messages of logouts as they come in, through the same gate as responses of logins. Thread-safe; made once. */
public final class LogoutParser {

    private static final LogoutReason MALFORMED = LogoutReason.MALFORMED_MESSAGE;
    private static final int MOST_CHARACTERS = HardenedXml.MOST_BYTES * 8 / 3;

    private final HardenedXml xml = new HardenedXml();

    /** Parses the value of a form field (saml-bindings §3.5.4). */
    public Verdict<ParsedLogout> parseBase64(String message) {
        if (message.length() > MOST_CHARACTERS) {
            return Verdict.rejected(
                    SamlReason.TOO_LARGE, "at most " + MOST_CHARACTERS + " characters", message.length() + "");
        }
        return Base64Text.decode(message, SamlReason.NOT_BASE64).then(this::parse);
    }

    /** Parses a message's XML, at most 256 KiB. */
    public Verdict<ParsedLogout> parse(byte[] message) {
        return xml.parse(message).then(document -> read(document, false));
    }

    /** Parses the one message in the body of a SOAP envelope (saml-bindings §3.2.2). */
    public Verdict<ParsedLogout> parseSoap(byte[] envelope) {
        return xml.parse(envelope).then(document -> read(document, true));
    }

    private static Verdict<ParsedLogout> read(Document document, boolean isSoap) {
        try {
            StrictWalk walk = new StrictWalk();
            walk.walk(document);
            Element root = document.getDocumentElement();
            return Verdict.accepted(new ParsedLogout(read(isSoap ? body(root) : root), walk));
        } catch (MalformedXml malformed) {
            return Verdict.rejected(malformed.rejection());
        }
    }

    private static Element body(Element envelope) throws MalformedXml {
        LogoutReason reason = LogoutReason.MALFORMED_ENVELOPE;
        return SoapContent.read(envelope, reason)
                .understanding(block -> false, reason)
                .message();
    }

    private static Envelope read(Element root) throws MalformedXml {
        boolean isRequest = isRequest(root);
        EnvelopeReader.version(root);
        Children children = new Children(root, MALFORMED);
        Issuer issuer = Issuer.of(children.required(Ns.ASSERTION, "Issuer"), MALFORMED);
        Optional<Element> signature = children.optional(Ns.SIGNATURE, "Signature");
        children.optional(Ns.PROTOCOL, "Extensions");
        List<String> status = isRequest ? List.of() : status(children.required(Ns.PROTOCOL, "Status"));
        if (!isRequest) {
            children.end();
        }
        return new Envelope(
                root,
                isRequest,
                Elements.required(root, "ID", MALFORMED),
                Elements.instant(Elements.required(root, "IssueInstant", MALFORMED), MALFORMED),
                Elements.attribute(root, "Destination"),
                issuer,
                signature,
                Elements.instantAttribute(root, "NotOnOrAfter", MALFORMED),
                Elements.attribute(root, "InResponseTo"),
                status);
    }

    private static boolean isRequest(Element root) throws MalformedXml {
        boolean isRequest = Elements.is(root, Ns.PROTOCOL, "LogoutRequest");
        if (!isRequest && !Elements.is(root, Ns.PROTOCOL, "LogoutResponse")) {
            throw new MalformedXml(LogoutReason.WRONG_MESSAGE, "a LogoutRequest or LogoutResponse", root.getNodeName());
        }
        return isRequest;
    }

    /** The codes from the outermost to the innermost (saml-core §3.2.2.2). */
    private static List<String> status(Element status) throws MalformedXml {
        Element outer = new Children(status, MALFORMED).required(Ns.PROTOCOL, "StatusCode");
        Optional<Element> inner = new Children(outer, MALFORMED).optional(Ns.PROTOCOL, "StatusCode");
        String code = Elements.required(outer, "Value", MALFORMED);
        return inner.isPresent() ? List.of(code, Elements.required(inner.get(), "Value", MALFORMED)) : List.of(code);
    }
}
