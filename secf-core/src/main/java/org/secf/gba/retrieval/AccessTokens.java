package org.secf.gba.retrieval;

import java.util.Optional;
import org.secf.verdict.Verdict;

/** Where an application's access tokens for the bootstrapping server come from (TS 29.309 §6.1.9). For many threads at once. */
public interface AccessTokens {

    /** For servers to which the certificate is enough. */
    AccessTokens NONE = new AccessTokens() {
        @Override
        public Verdict<Optional<AccessToken>> current() {
            return Verdict.accepted(Optional.empty());
        }

        @Override
        public void refused(AccessToken token) {
            // There is none.
        }
    };

    /** For the next call; empty where none is needed, refused where there should be one and is not. */
    Verdict<Optional<AccessToken>> current();

    /** The server did not take that one, whatever its end; {@link #current} gives the same again where another one was got for that reason shortly before. */
    void refused(AccessToken token);
}
