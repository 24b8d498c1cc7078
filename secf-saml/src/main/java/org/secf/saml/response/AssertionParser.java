package org.secf.saml.response;

import java.util.Optional;
import org.secf.keys.Base64Url;
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.TokenReason;
import org.secf.saml.response.ParsedAssertion.Envelope;
import org.secf.verdict.Verdict;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Reads assertions that come alone, through the same gate as responses. Thread-safe; made once. */
public final class AssertionParser {

    private static final SamlReason MALFORMED = SamlReason.MALFORMED_ASSERTION;

    private final HardenedXml xml = new HardenedXml();
    private final int mostCharacters;

    /**
     * A parser.
     *
     * @param mostCharacters of a token
     */
    public AssertionParser(int mostCharacters) {
        this.mostCharacters = mostCharacters;
    }

    /** Parses a token of the type saml2 (RFC 8693 §3): base64url without padding, of the assertion as it is. */
    public Verdict<ParsedAssertion> parse(String token) {
        if (token.length() > mostCharacters) {
            return Verdict.rejected(
                    TokenReason.TOKEN_TOO_LONG, "at most " + mostCharacters + " characters", token.length() + "");
        }
        return Base64Url.decode(token)
                .map(octets -> xml.parse(octets).then(AssertionParser::read))
                .orElseGet(() -> Verdict.rejected(TokenReason.NOT_BASE64URL, "base64url without padding", "another"));
    }

    private static Verdict<ParsedAssertion> read(Document document) {
        try {
            StrictWalk walk = new StrictWalk();
            walk.walk(document);
            Element root = document.getDocumentElement();
            if (!Elements.is(root, Ns.ASSERTION, "Assertion")) {
                return Verdict.rejected(TokenReason.NOT_AN_ASSERTION, "a saml:Assertion", root.getNodeName());
            }
            EnvelopeReader.version(root);
            Children children = new Children(root, MALFORMED);
            Issuer issuer = Issuer.of(children.required(Ns.ASSERTION, "Issuer"), MALFORMED);
            Optional<Element> signature = children.optional(Ns.SIGNATURE, "Signature");
            String id = Elements.required(root, "ID", MALFORMED);
            return Verdict.accepted(new ParsedAssertion(new Envelope(root, id, issuer, signature), walk));
        } catch (MalformedXml malformed) {
            return Verdict.rejected(malformed.rejection());
        }
    }
}
