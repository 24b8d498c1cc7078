package org.secf.probe;

import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.AsyncResult;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.concurrent.Future;
import org.secf.identity.Caller;

/** A session bean of the same application. */
@Stateless
@PermitAll
public class EjbProbe {

    @Resource
    SessionContext context;

    @Inject
    Caller caller;

    /** On the thread of whoever calls. */
    public String seen() {
        return Seen.by(context.getCallerPrincipal(), caller, context::isCallerInRole);
    }

    /** On another thread. */
    @Asynchronous
    public Future<String> seenLater() {
        return new AsyncResult<>(seen());
    }
}
