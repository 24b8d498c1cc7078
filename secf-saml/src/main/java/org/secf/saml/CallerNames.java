package org.secf.saml;

import java.util.Optional;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.saml.model.CallerNaming;

/**
 * What callers of one identity provider among several are called, so that none is taken for another's user.
 *
 * @param naming empty where there is one identity provider only
 * @param prefix for {@link CallerNaming#PREFIXED}
 */
record CallerNames(Optional<CallerNaming> naming, Optional<String> prefix) {

    /** Ends the entity id in {@link CallerNaming#QUALIFIED} names, so that none may have it. */
    static final char MARK = '!';

    Caller of(Caller caller) {
        String before = naming.map(how -> switch (how) {
                    case QUALIFIED -> caller.evidence().issuer() + MARK;
                    case PREFIXED -> prefix.orElseThrow();
                    case SHARED -> "";
                })
                .orElse("");
        return before.isEmpty()
                ? caller
                : new AuthenticatedCaller(
                        before + caller.getName(),
                        caller.groups(),
                        caller.attributes(),
                        caller.evidence(),
                        caller.delegates());
    }
}
