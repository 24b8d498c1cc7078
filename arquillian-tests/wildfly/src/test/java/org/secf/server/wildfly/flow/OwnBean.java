package org.secf.server.wildfly.flow;

import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;

/** A bean of the deployment where users log in. */
@Stateless
@DeclareRoles({"user", "admin"})
@PermitAll
public class OwnBean {

    @Resource
    private SessionContext session;

    /** Whom the bean sees. */
    public String see() {
        return Whoever.caller(session);
    }

    /** Whom another deployment's bean sees when this one calls it. */
    public String seeThrough(NearView other) {
        return other.see();
    }
}
