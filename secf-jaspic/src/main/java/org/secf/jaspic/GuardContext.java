package org.secf.jaspic;

import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.config.ServerAuthContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;
import org.jspecify.annotations.Nullable;
import org.secf.identity.Caller;

/** Each request of a guarded application: to our module while the guard is open, to nobody while it is not. */
record GuardContext(Guard guard, @Nullable CallbackHandler handler) implements ServerAuthContext {

    private static final System.Logger LOG = System.getLogger("org.secf");
    private static final int UNAVAILABLE = 503;

    @Override
    public AuthStatus validateRequest(MessageInfo info, Subject client, @Nullable Subject service) {
        try {
            SecfAuthModule module = module(info);
            return module == null ? refuse(info) : module.validateRequest(info, client, service);
        } catch (AuthException | RuntimeException | Error e) {
            // What a container makes of a module that fails is its own affair; what it makes of a refusal is known.
            LOG.log(Level.ERROR, "A guard failed; the request is refused", e);
            return refuse(info);
        }
    }

    /** Also when the guard was closed while the resource answered: what is held back is complete, and its caller was known. */
    @Override
    public AuthStatus secureResponse(MessageInfo info, @Nullable Subject service) throws AuthException {
        try {
            Completion.of(
                    (HttpServletRequest) info.getRequestMessage(), (HttpServletResponse) info.getResponseMessage());
            return AuthStatus.SEND_SUCCESS;
        } catch (IOException e) {
            throw (AuthException) new AuthException("The response cannot be sent: " + e).initCause(e);
        } catch (RuntimeException | Error e) {
            LOG.log(Level.ERROR, "A response that was held back is not sent", e);
            refuse(info);
            return AuthStatus.SEND_FAILURE;
        }
    }

    /** A caller who leaves stays away, even where the mechanisms that knew of the login are gone. */
    @Override
    public void cleanSubject(MessageInfo info, @Nullable Subject subject) {
        HttpServletRequest request = (HttpServletRequest) info.getRequestMessage();
        Sessions.endAll(request);
        SecfAuthModule module = module(info);
        if (module != null) {
            module.cleanSubject(info, subject);
            return;
        }
        request.removeAttribute(Caller.class.getName());
        if (subject != null && !subject.isReadOnly()) {
            subject.getPrincipals().clear();
        }
    }

    private @Nullable SecfAuthModule module(MessageInfo info) {
        HttpServletRequest request = (HttpServletRequest) info.getRequestMessage();
        Authentication authentication = guard.authentication(request);
        if (authentication == null) {
            return null;
        }
        SecfAuthModule module = new SecfAuthModule(authentication, guard::demandsCaller);
        module.initialize(null, null, handler, null);
        return module;
    }

    /** What is sent cannot be replaced by the resource. */
    private static void flush(HttpServletResponse response) {
        try {
            response.flushBuffer();
        } catch (IOException e) {
            response.setStatus(UNAVAILABLE); // the client went away
        }
    }

    /** The drop-in may be gone and its class loader closed, so nothing is used here that was not used before. */
    private static AuthStatus refuse(MessageInfo info) {
        HttpServletResponse response = (HttpServletResponse) info.getResponseMessage();
        response.setStatus(UNAVAILABLE);
        response.setHeader("Cache-Control", "no-store");
        flush(response);
        // Not SEND_FAILURE: after that, Open Liberty runs a resource that is open to everybody.
        return AuthStatus.SEND_CONTINUE;
    }
}
