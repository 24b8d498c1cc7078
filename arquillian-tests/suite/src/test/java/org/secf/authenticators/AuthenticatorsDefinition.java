package org.secf.authenticators;

import org.secf.password.FormAuthenticationMechanismDefinition;
import org.secf.server.Site;
import org.secf.webauthn.WebAuthnAuthenticationMechanismDefinition;

/** An authenticator is what protected pages ask for; the form has a page of its own. Where the credentials are kept, the descriptor says. */
@FormAuthenticationMechanismDefinition(loginPage = AuthenticatorsDefinition.PASSWORD_PAGE)
@WebAuthnAuthenticationMechanismDefinition(baseUrl = AuthenticatorsDefinition.ADDRESS, priority = 10)
public class AuthenticatorsDefinition {

    /** The application's context path. */
    public static final String NAME = "authenticators";

    /** Where it is reached, by a name: browsers have no credentials for an address of numbers. */
    public static final String ADDRESS = "http://localhost:" + Site.PORT + "/" + NAME;

    /** The page with the form. */
    public static final String PASSWORD_PAGE = "/password.html";

    private AuthenticatorsDefinition() {}
}
