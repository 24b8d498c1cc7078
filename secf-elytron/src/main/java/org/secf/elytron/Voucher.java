package org.secf.elytron;

import java.lang.System.Logger.Level;
import java.util.Optional;
import org.secf.identity.Caller;
import org.wildfly.security.auth.server.RealmUnavailableException;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.auth.server.SecurityIdentity;
import org.wildfly.security.credential.BearerTokenCredential;
import org.wildfly.security.evidence.BearerTokenEvidence;

/** Vouches for one caller. Who believes it, a security domain decides: by its token realm, its role decoder and its permissions. */
record Voucher(Caller caller, CallerTokens tokens) {

    private static final System.Logger LOG = System.getLogger("org.secf");

    /** The caller's identity in that domain; empty where the domain believes no tokens, or not ours. */
    Optional<SecurityIdentity> identityIn(SecurityDomain domain) {
        if (domain.getEvidenceVerifySupport(BearerTokenEvidence.class).isNotSupported()) {
            return Optional.empty();
        }
        return tokens.of(caller).flatMap(token -> identityIn(domain, token));
    }

    private Optional<SecurityIdentity> identityIn(SecurityDomain domain, String token) {
        try {
            return Optional.of(domain.authenticate(new BearerTokenEvidence(token)));
        } catch (RealmUnavailableException | SecurityException e) {
            // Debug, since one that trusts somebody else is nothing unusual.
            LOG.log(Level.DEBUG, "A security domain does not believe the token of " + caller.getName(), e);
            return Optional.empty();
        }
    }

    /** The same identity, able to show the token to another server, if there is one. */
    SecurityIdentity withToken(SecurityIdentity identity) {
        return tokens.of(caller)
                .map(token -> identity.withPrivateCredential(new BearerTokenCredential(token)))
                .orElse(identity);
    }
}
