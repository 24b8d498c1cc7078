package org.secf.server.wildfly.flow;

import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.AsyncResult;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.Local;
import jakarta.ejb.Remote;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import java.util.concurrent.Future;

/** A bean of another deployment, which knows nothing of us. */
@Stateless
@Local(NearView.class)
@Remote(FarView.class)
@DeclareRoles({"user", "admin"})
@PermitAll
public class CalledBean implements NearView, FarView {

    @Resource
    private SessionContext session;

    @Override
    public String see() {
        return Whoever.caller(session);
    }

    @Override
    @Asynchronous
    public Future<String> seeLater() {
        return new AsyncResult<>(see());
    }

    @Override
    @RolesAllowed("user")
    public String seeAsUser() {
        return see();
    }
}
