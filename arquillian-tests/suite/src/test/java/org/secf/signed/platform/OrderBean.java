package org.secf.signed.platform;

import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.secf.ejb.ReplayProtected;
import org.secf.ejb.RequireIntegrity;
import org.secf.ejb.SignResponse;
import org.secf.identity.Caller;
import org.secf.message.Freshness;
import org.secf.signed.SignedServlet;

/** A session bean for signed messages only. */
@Stateless
@PermitAll
@DeclareRoles(SignedServlet.ROLE)
public class OrderBean {

    @Resource
    SessionContext context;

    @Inject
    Caller caller;

    /** Who calls; the same must have signed. */
    @RequireIntegrity(origin = RequireIntegrity.Origin.CALLER)
    public String own() {
        return "principal=" + context.getCallerPrincipal().getName() + " partner="
                + context.isCallerInRole(SignedServlet.ROLE) + " caller=" + caller.getName();
    }

    /** Of somebody known, whoever calls. */
    @RequireIntegrity
    public String known() {
        return "known";
    }

    /** With one field more. */
    @RequireIntegrity(components = "x-tenant")
    public String tenant() {
        return "tenant";
    }

    /** No copy. */
    @ReplayProtected
    public String fresh() {
        return "fresh";
    }

    /** No copy, and made this second. */
    @ReplayProtected(window = "1s")
    public String instant() {
        return "instant";
    }

    /** No copy, of the caller's own, and made lately. */
    @ReplayProtected(window = "5m", scope = ReplayProtected.Scope.CALLER, source = Freshness.Source.NONCE)
    public String recent() {
        return "recent";
    }

    /** Answered by a signature. */
    @SignResponse
    public String answer() {
        return "answer";
    }
}
