package org.secf.saml.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.secf.saml.model.AlgorithmPolicy;
import org.secf.saml.model.Credential;
import org.secf.saml.model.LogoutReason;
import org.secf.saml.model.LogoutSubject;
import org.secf.saml.model.NameId;
import org.secf.verdict.Verdict;
import org.w3c.dom.Element;

/** A message of a logout that was signed by whom we asked about. Made by {@link LogoutAuthenticator} alone. */
public final class AuthenticLogout {

    private static final LogoutReason MALFORMED = LogoutReason.MALFORMED_MESSAGE;
    private static final int MOST_SESSIONS = 100;
    private static final AssertionDecrypter.Part NAME =
            new AssertionDecrypter.Part("NameID", LogoutReason.UNSUPPORTED_IDENTIFIER);

    private final Element element;
    private final ParsedLogout message;
    private final AssertionDecrypter decrypter;

    /** Of the very element that was signed. */
    AuthenticLogout(Element element, ParsedLogout message, AssertionDecrypter decrypter) {
        this.element = element;
        this.message = message;
        this.decrypter = decrypter;
    }

    /** The message. */
    public ParsedLogout message() {
        return message;
    }

    /**
     * Whom a request is about.
     *
     * @param decryption any of these keys may open an encrypted name
     * @param algorithms how it may be encrypted
     */
    public Verdict<LogoutSubject> subject(List<Credential> decryption, AlgorithmPolicy algorithms) {
        try {
            Children children = new Children(element, MALFORMED);
            children.required(Ns.ASSERTION, "Issuer");
            children.optional(Ns.SIGNATURE, "Signature");
            children.optional(Ns.PROTOCOL, "Extensions");
            Optional<Element> plain = children.optional(Ns.ASSERTION, "NameID");
            Optional<Element> encrypted =
                    plain.isPresent() ? Optional.empty() : children.optional(Ns.ASSERTION, "EncryptedID");
            if (plain.isEmpty() && encrypted.isEmpty()) {
                return Verdict.rejected(LogoutReason.UNSUPPORTED_IDENTIFIER, "a NameID or an EncryptedID", "none");
            }
            List<Element> sessions = children.several(Ns.PROTOCOL, "SessionIndex");
            children.end();
            return encrypted.isPresent()
                    ? opened(encrypted.get(), new Opening(decryption, algorithms))
                            .then(name -> subject(name, sessions))
                    : subject(plain.orElseThrow(), sessions);
        } catch (MalformedXml malformed) {
            return Verdict.rejected(malformed.rejection());
        }
    }

    private Verdict<Element> opened(Element encrypted, Opening opening) {
        return decrypter.decryptPart(encrypted, opening, message.walk(), NAME);
    }

    private static Verdict<LogoutSubject> subject(Element name, List<Element> sessions) {
        if (sessions.size() > MOST_SESSIONS) {
            return Verdict.rejected(
                    LogoutReason.TOO_MANY_SESSIONS, "at most " + MOST_SESSIONS + " sessions", sessions.size() + "");
        }
        try {
            List<String> indexes = new ArrayList<>();
            for (Element session : sessions) {
                indexes.add(Elements.text(session, MALFORMED));
            }
            return Verdict.accepted(new LogoutSubject(nameId(name), indexes));
        } catch (MalformedXml malformed) {
            return Verdict.rejected(malformed.rejection());
        }
    }

    private static NameId nameId(Element element) throws MalformedXml {
        return new NameId(
                Elements.text(element, MALFORMED),
                Elements.attribute(element, "Format"),
                Elements.attribute(element, "NameQualifier"),
                Elements.attribute(element, "SPNameQualifier"),
                Elements.attribute(element, "SPProvidedID"));
    }
}
