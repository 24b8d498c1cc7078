package org.secf.elytron;

import java.util.Optional;
import org.secf.identity.Caller;
import org.secf.mechanism.CallerCarrier;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.auth.server.SecurityIdentity;

/**
 * Completes the identity that WildFly made of a caller. That has name and roles only, and no other security domain knows the name. Where the deployment's own
 * domain believes tokens, the identity that it makes of ours takes its place, with attributes; in any case it can show the token elsewhere.
 */
record ElytronCarrier(CallerTokens tokens) implements CallerCarrier {

    @Override
    public Optional<Passage> admit(Caller caller) {
        SecurityDomain own = SecurityDomain.getCurrent();
        if (own == null) {
            return Optional.empty();
        }
        SecurityIdentity current = own.getCurrentSecurityIdentity();
        // A servlet that runs as somebody else stays that somebody.
        if (!current.getPrincipal().equals(caller)) {
            return Optional.empty();
        }
        Voucher voucher = new Voucher(caller, tokens);
        SecurityIdentity identity = voucher.identityIn(own).orElseGet(() -> voucher.withToken(current));
        return Optional.of(ElytronPassage.of(identity.withSecurityIdentitySupplier(new Outflow(voucher, identity))));
    }
}
