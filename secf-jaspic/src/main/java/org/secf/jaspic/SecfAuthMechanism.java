package org.secf.jaspic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.secf.identity.Caller;
import org.secf.mechanism.Outcome;

/**
 * The way into a container by Jakarta Security. An ordinary bean, since servers do not all see beans that an extension adds; {@link SecfExtension}
 * vetoes it in applications without a definition annotation.
 */
@ApplicationScoped
public class SecfAuthMechanism implements HttpAuthenticationMechanism {

    private static final String AUTH_TYPE = "jakarta.servlet.http.authType";

    /** For the container. */
    public SecfAuthMechanism() {}

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        boolean isProtected = context.isProtected() || context.isAuthenticationRequest();
        Authentication authentication = authentication(request);
        return authentication
                .authenticate(request, response, isProtected)
                .fold(new Table(context, authentication.authType()));
    }

    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        authentication(request).logout(request);
        context.cleanClientSubject();
    }

    private static Authentication authentication(HttpServletRequest request) {
        return Deployment.authentication(request.getServletContext());
    }

    /** The reaction table. */
    private record Table(HttpMessageContext context, String authType)
            implements Outcome.Reactions<AuthenticationStatus> {

        @Override
        @SuppressWarnings("unchecked") // the map is raw in the interface; its keys are texts
        public AuthenticationStatus established(Outcome.Established outcome) {
            Caller caller = outcome.caller();
            context.getMessageInfo().getMap().put(AUTH_TYPE, authType);
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
