package org.secf.elytron;

import java.util.concurrent.Callable;
import org.secf.mechanism.CallerCarrier;
import org.wildfly.security.auth.server.FlexibleIdentityAssociation;
import org.wildfly.security.auth.server.SecurityDomain;
import org.wildfly.security.auth.server.SecurityIdentity;

/** A request with an identity that can still be taken from it: after a logout its session beans must not be called as who left. */
record ElytronPassage(FlexibleIdentityAssociation association, SecurityIdentity nobody)
        implements CallerCarrier.Passage {

    static ElytronPassage of(SecurityIdentity identity) {
        SecurityIdentity nobody = SecurityDomain.forIdentity(identity).getAnonymousSecurityIdentity();
        FlexibleIdentityAssociation association = nobody.createFlexibleAssociation();
        association.setIdentity(identity);
        return new ElytronPassage(association, nobody);
    }

    @Override
    public void run(Callable<Void> work) throws Exception {
        association.runAs(work);
    }

    @Override
    public void end() {
        association.setIdentity(nobody);
    }
}
