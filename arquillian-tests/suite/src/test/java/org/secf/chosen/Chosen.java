package org.secf.chosen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.secf.integrity.HttpMessageSignatureAuthenticationMechanismDefinition;
import org.secf.password.BasicAuthenticationMechanismDefinition;
import org.secf.server.Site;

/** Partners have their own realm, and programs sign; all others are staff. */
@BasicAuthenticationMechanismDefinition(name = "partners", realmName = "of partners", qualifiers = Partners.class)
@BasicAuthenticationMechanismDefinition(name = "staff", realmName = "of staff", qualifiers = Staff.class)
@HttpMessageSignatureAuthenticationMechanismDefinition(
        name = "machines",
        baseUrl = Site.SERVER + "/chosen",
        callerGroups = "bob=user",
        qualifiers = Machines.class)
@ApplicationScoped
public class Chosen implements HttpAuthenticationMechanism {

    @Inject
    @Partners
    HttpAuthenticationMechanism partners;

    @Inject
    @Staff
    HttpAuthenticationMechanism staff;

    @Inject
    @Machines
    HttpAuthenticationMechanism machines;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        return chosen(request.getRequestURI().substring(request.getContextPath().length()))
                .validateRequest(request, response, context);
    }

    private HttpAuthenticationMechanism chosen(String path) {
        if (path.startsWith("/machines")) {
            return machines;
        }
        return path.startsWith("/partners") ? partners : staff;
    }
}
