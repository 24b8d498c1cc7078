package org.secf.saml.response;

import java.util.Optional;
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
        return decoded(samlResponse).then(this::parse);
    }

    private static Verdict<byte[]> decoded(String samlResponse) {
        if (samlResponse.length() > MOST_CHARACTERS) {
            return Verdict.rejected(
                    SamlReason.TOO_LARGE,
                    "at most " + MOST_CHARACTERS + " characters",
                    samlResponse.length() + " characters");
        }
        return Base64Text.decode(samlResponse, SamlReason.NOT_BASE64);
    }

    /**
     * The same with a signature over its octets beside it (saml-simplesign §2).
     *
     * @param signature empty for a plain form
     */
    public Verdict<ParsedResponse> parseBase64(String samlResponse, Optional<FormSignature> signature) {
        return signature.isEmpty()
                ? parseBase64(samlResponse)
                : decoded(samlResponse).then(octets -> parse(octets, Surety.beside(signature.get(), octets)));
    }

    /** Parses a response's XML, at most 256 KiB. */
    public Verdict<ParsedResponse> parse(byte[] response) {
        return parse(response, Surety.NONE);
    }

    private Verdict<ParsedResponse> parse(byte[] response, Surety surety) {
        return xml.parse(response).then(document -> read(document, surety));
    }

    /** The response that is a document of its own. */
    static Verdict<ParsedResponse> read(Document document, Surety surety) {
        try {
            StrictWalk walk = new StrictWalk();
            walk.walk(document);
            return Verdict.accepted(
                    new ParsedResponse(EnvelopeReader.read(document.getDocumentElement()), walk, surety));
        } catch (MalformedXml malformed) {
            return Verdict.rejected(malformed.rejection());
        }
    }
}
