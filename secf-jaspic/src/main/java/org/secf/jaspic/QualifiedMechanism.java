package org.secf.jaspic;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.secf.boot.Definition;

/** One mechanism as a bean with the application's own qualifiers: the application chooses it, and the container does not. */
final class QualifiedMechanism implements HttpAuthenticationMechanism {

    private final String id;

    private QualifiedMechanism(String id) {
        this.id = id;
    }

    static void add(AfterBeanDiscovery event, Definition definition) {
        event.<HttpAuthenticationMechanism>addBean()
                .addTypes(HttpAuthenticationMechanism.class, Object.class)
                .addQualifiers(Qualifiers.of(definition))
                .scope(ApplicationScoped.class)
                .id("org.secf " + definition.id() + " " + definition.qualifiers())
                .createWith(context -> new QualifiedMechanism(definition.id()));
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
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

    private SecurityBridge bridge(HttpServletRequest request) {
        return new SecurityBridge(Deployment.qualified(request.getServletContext(), id));
    }
}
