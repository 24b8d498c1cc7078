package org.secf.saml.response;

import java.security.PublicKey;
import java.util.Optional;
import org.secf.saml.model.ArtifactReason;
import org.secf.verdict.Verdict;
import org.w3c.dom.Element;

/** An answer to a resolution that comes from whom we asked. Made by {@link ResolutionAuthenticator} alone. */
public final class AuthenticResolution {

    private final Optional<Element> message;
    private final Optional<PublicKey> key;

    /**
     * Of the very element that was signed, or that came over a connection that is believed.
     *
     * @param key that signed it; empty where only the connection vouches
     */
    AuthenticResolution(Optional<Element> message, Optional<PublicKey> key) {
        this.message = message;
        this.key = key;
    }

    /**
     * The response that it brings, which nobody has verified yet. A signature around counts as one of the response; a connection counts as none.
     */
    public Verdict<ParsedResponse> response() {
        return message.isEmpty()
                ? Verdict.rejected(ArtifactReason.NO_MESSAGE_FOR_ARTIFACT, "a response", "none")
                : ResponseParser.read(OwnDocument.of(message.get()), Surety.around(key));
    }
}
