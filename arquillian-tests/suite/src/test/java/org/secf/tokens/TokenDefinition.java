package org.secf.tokens;

import org.secf.bearer.BearerClaimsDefinition;
import org.secf.bearer.BearerTokenAuthenticationMechanismDefinition;
import org.secf.server.Keycloak;
import org.secf.server.Site;

/** Tokens of one issuer, whose metadata tells the keys. */
@BearerTokenAuthenticationMechanismDefinition(
        issuer = Keycloak.TOKEN_ISSUER,
        audience = TokenDefinition.ADDRESS,
        baseUrl = TokenDefinition.ADDRESS,
        claims = @BearerClaimsDefinition(callerName = "preferred_username"))
public class TokenDefinition {

    /** The application's context path. */
    public static final String NAME = "tokens";

    /** Where it is reached, and what it is called in tokens. */
    public static final String ADDRESS = Site.SERVER + "/" + NAME;

    private TokenDefinition() {}
}
