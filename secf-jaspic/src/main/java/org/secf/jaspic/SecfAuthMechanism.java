package org.secf.jaspic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The way into a container by Jakarta Security. An ordinary bean, since servers do not all see beans that an extension adds; {@link SecfExtension}
 * vetoes it in applications without a definition annotation.
 */
@ApplicationScoped
public class SecfAuthMechanism implements HttpAuthenticationMechanism {

    /** For the container. */
    public SecfAuthMechanism() {}

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        return bridge(request).validateRequest(request, response, context);
    }

    @Override
    public AuthenticationStatus secureResponse(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        return bridge(request).secureResponse(context);
    }

    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        bridge(request).cleanSubject(request, context);
    }

    private static SecurityBridge bridge(HttpServletRequest request) {
        return new SecurityBridge(Deployment.authentication(request.getServletContext()));
    }
}
