package org.secf.elytron;

import java.util.Optional;
import org.secf.identity.Caller;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.auth.server.SecurityIdentity;

/** Whose identity the thread has in the security domain of the deployment that it runs in. */
final class CurrentIdentity {

    private CurrentIdentity() {}

    /**
     * Empty for anonymous, and for identities without our claims. Who may vouch for callers is the security domain's to say: whatever issuer its token realm
     * believes may also state evidence.
     */
    static Optional<Caller> caller() {
        SecurityDomain own = SecurityDomain.getCurrent();
        return own == null ? Optional.empty() : caller(own.getCurrentSecurityIdentity());
    }

    static Optional<Caller> caller(SecurityIdentity identity) {
        return identity.isAnonymous()
                ? Optional.empty()
                : CallerClaims.read(identity.getPrincipal().getName(), identity.getAttributes());
    }
}
