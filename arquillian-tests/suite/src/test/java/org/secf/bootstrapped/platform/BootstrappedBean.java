package org.secf.bootstrapped.platform;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.secf.identity.Caller;
import org.secf.probe.Seen;

/** A session bean for users. */
@Stateless
@RolesAllowed(Seen.USER)
public class BootstrappedBean {

    @Resource
    SessionContext context;

    @Inject
    Caller caller;

    /** On the thread of whoever calls. */
    public String seen() {
        return Seen.by(context.getCallerPrincipal(), caller, context::isCallerInRole);
    }
}
