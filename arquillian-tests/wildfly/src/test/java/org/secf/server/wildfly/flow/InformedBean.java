package org.secf.server.wildfly.flow;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Remote;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import org.secf.identity.Caller;
import org.secf.identity.CallerJson;

/** A bean of another deployment that brings our libraries. */
@Stateless
@Remote(FarView.class)
@PermitAll
public class InformedBean implements FarView {

    @Inject
    private Caller caller;

    @Override
    public String see() {
        return "authenticated=" + caller.isAuthenticated() + "\ncaller=" + CallerJson.write(caller);
    }

    @Override
    @RolesAllowed("user")
    public String seeAsUser() {
        return see();
    }
}
