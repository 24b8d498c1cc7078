package org.secf.probe;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.secf.identity.Caller;

/** For auditors. */
@Stateless
@RolesAllowed(RunAsProbe.AUDITOR)
public class AuditedProbe {

    @Resource
    SessionContext context;

    @Inject
    Caller caller;

    /** The injected caller stays the one who called the application; the role is that of {@code @RunAs}. */
    public String seen() {
        String name = caller.isAuthenticated() ? caller.getName() : "nobody";
        return "principal=- caller=" + name + " user=" + context.isCallerInRole(Seen.USER);
    }
}
