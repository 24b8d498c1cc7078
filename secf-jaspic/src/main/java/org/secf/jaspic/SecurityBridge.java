package org.secf.jaspic;

import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.secf.identity.Caller;
import org.secf.mechanism.Outcome;

/** An authentication in the terms of Jakarta Security. */
record SecurityBridge(Authentication authentication) {

    private static final String AUTH_TYPE = "jakarta.servlet.http.authType";

    AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        boolean isProtected = context.isProtected() || context.isAuthenticationRequest();
        Admission admission = authentication.authenticate(request, response, isProtected);
        AuthenticationStatus status = admission.outcome().fold(new Table(context));
        if (admission.outcome() instanceof Outcome.Established) {
            context.setRequest(admission.request());
            context.setResponse(admission.response());
        }
        return status;
    }

    AuthenticationStatus secureResponse(HttpMessageContext context) throws AuthenticationException {
        try {
            Completion.of(context.getRequest(), context.getResponse());
            return AuthenticationStatus.SUCCESS;
        } catch (IOException e) {
            throw (AuthenticationException)
                    new AuthenticationException("The response cannot be sent: " + e).initCause(e);
        }
    }

    void cleanSubject(HttpServletRequest request, HttpMessageContext context) {
        authentication.logout(request);
        context.cleanClientSubject();
    }

    /** The reaction table. */
    private record Table(HttpMessageContext context) implements Outcome.Reactions<AuthenticationStatus> {

        @Override
        @SuppressWarnings("unchecked") // the map is raw in the interface; its keys are texts
        public AuthenticationStatus established(Outcome.Established outcome) {
            Caller caller = outcome.caller();
            context.getMessageInfo().getMap().put(AUTH_TYPE, Authentication.authType(caller));
            return context.notifyContainerAboutLogin(caller, caller.groups());
        }

        @Override
        public AuthenticationStatus loggedIn(Outcome.LoggedIn outcome) {
            return AuthenticationStatus.SEND_CONTINUE;
        }

        @Override
        public AuthenticationStatus replied(Outcome.Replied outcome) {
            return AuthenticationStatus.SEND_CONTINUE;
        }

        /** The container refuses by itself where a caller is needed. */
        @Override
        public AuthenticationStatus abstained() {
            return context.doNothing();
        }

        /** Not {@code SEND_FAILURE}: after that, Open Liberty runs a resource that is open to everybody, though the answer is already sent. */
        @Override
        public AuthenticationStatus refused(Outcome.Refused outcome) {
            return AuthenticationStatus.SEND_CONTINUE;
        }
    }
}
