package org.secf.jaspic;

import jakarta.security.auth.message.AuthException;
import jakarta.security.auth.message.AuthStatus;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.auth.message.config.ServerAuthContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import javax.security.auth.Subject;
import javax.security.auth.callback.CallbackHandler;
import org.jspecify.annotations.Nullable;

/** Each request of a guarded application: to our module while the guard is open, to nobody while it is not. */
record GuardContext(Guard guard, @Nullable CallbackHandler handler) implements ServerAuthContext {

    private static final int UNAVAILABLE = 503;

    @Override
    public AuthStatus validateRequest(MessageInfo info, Subject client, @Nullable Subject service)
            throws AuthException {
        SecfAuthModule module = module(info);
        return module == null ? refuse(info) : module.validateRequest(info, client, service);
    }

    @Override
    public AuthStatus secureResponse(MessageInfo info, @Nullable Subject service) throws AuthException {
        SecfAuthModule module = module(info);
        return module == null ? AuthStatus.SEND_SUCCESS : module.secureResponse(info, service);
    }

    @Override
    public void cleanSubject(MessageInfo info, @Nullable Subject subject) {
        SecfAuthModule module = module(info);
        if (module != null) {
            module.cleanSubject(info, subject);
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
