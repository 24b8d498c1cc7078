package org.secf.authenticators;

import org.secf.password.FormAuthenticationMechanismDefinition;
import org.secf.server.Site;
import org.secf.webauthn.WebAuthnAuthenticationMechanismDefinition;

/** An authenticator is what protected pages ask for; the form has a page of its own. Where the credentials are kept, the descriptor says. */
@FormAuthenticationMechanismDefinition(
        loginPage = AuthenticatorsDefinition.PASSWORD_PAGE,
        loginAction = AuthenticatorsDefinition.PASSWORD_ACTION)
@WebAuthnAuthenticationMechanismDefinition(baseUrl = AuthenticatorsDefinition.ADDRESS, priority = 10)
public class AuthenticatorsDefinition {

    /** The application's context path. */
    public static final String NAME = "authenticators";

    /** Where it is reached, by a name: browsers have no credentials for an address of numbers. */
    public static final String ADDRESS = "http://localhost:" + Site.PORT + "/" + NAME;

    /** The page with the form. */
    public static final String PASSWORD_PAGE = "/password.html";

    /** Where that is posted to; what Open Liberty takes for its own, {@code /j_security_check}, it keeps from us where the session has a caller. */
    public static final String PASSWORD_ACTION = "/password";

    private AuthenticatorsDefinition() {}
}
