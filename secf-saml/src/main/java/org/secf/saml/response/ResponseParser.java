package org.secf.saml.response;

import org.secf.saml.model.SamlReason;
import org.secf.verdict.Verdict;
import org.w3c.dom.Document;

/** Reads responses as they come in, refusing every document that two readers could read in two ways. Thread-safe; made once. */
public final class ResponseParser {

    /** Base64 makes four of three; as much again for line ends. */
    private static final int MOST_CHARACTERS = HardenedXml.MOST_BYTES * 8 / 3;

    private final HardenedXml xml = new HardenedXml();

    /**
     * Parses the value of the {@code SAMLResponse} form field (saml-bindings §3.5.4).
     *
     * @param samlResponse base64, in which white space is tolerated
     */
    public Verdict<ParsedResponse> parseBase64(String samlResponse) {
        if (samlResponse.length() > MOST_CHARACTERS) {
            return Verdict.rejected(
                    SamlReason.TOO_LARGE,
                    "at most " + MOST_CHARACTERS + " characters",
                    samlResponse.length() + " characters");
        }
        return Base64Text.decode(samlResponse, SamlReason.NOT_BASE64).then(this::parse);
    }

    /** Parses a response's XML, at most 256 KiB. */
    public Verdict<ParsedResponse> parse(byte[] response) {
        return xml.parse(response).then(ResponseParser::read);
    }

    private static Verdict<ParsedResponse> read(Document document) {
        try {
            StrictWalk walk = new StrictWalk();
            walk.walk(document);
            return Verdict.accepted(new ParsedResponse(EnvelopeReader.read(document.getDocumentElement()), walk));
        } catch (MalformedXml malformed) {
            return Verdict.rejected(malformed.rejection());
        }
    }
}
