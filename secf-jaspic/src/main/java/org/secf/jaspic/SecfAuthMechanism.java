package org.secf.jaspic;

import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The way into a container by Jakarta Security. A type that {@link SecfExtension} gives a scope, and so makes a bean, in applications with a
 * definition annotation; in all others it is none, or servers would count it among the application's own mechanisms.
 */
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
