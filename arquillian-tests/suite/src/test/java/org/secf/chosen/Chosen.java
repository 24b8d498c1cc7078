package org.secf.chosen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.secf.password.BasicAuthenticationMechanismDefinition;

/** Partners have their own realm; all others are staff. */
@BasicAuthenticationMechanismDefinition(name = "partners", realmName = "of partners", qualifiers = Partners.class)
@BasicAuthenticationMechanismDefinition(name = "staff", realmName = "of staff", qualifiers = Staff.class)
@ApplicationScoped
public class Chosen implements HttpAuthenticationMechanism {

    @Inject
    @Partners
    HttpAuthenticationMechanism partners;

    @Inject
    @Staff
    HttpAuthenticationMechanism staff;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        HttpAuthenticationMechanism chosen =
                request.getRequestURI().startsWith(request.getContextPath() + "/partners") ? partners : staff;
        return chosen.validateRequest(request, response, context);
    }
}
