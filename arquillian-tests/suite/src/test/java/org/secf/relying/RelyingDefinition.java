package org.secf.relying;

import org.secf.openid.OpenIdClaimsDefinition;
import org.secf.openid.OpenIdConnectAuthenticationMechanismDefinition;
import org.secf.server.Keycloak;
import org.secf.server.Site;

/** Users of one provider; where the secret is, the descriptor says. */
@OpenIdConnectAuthenticationMechanismDefinition(
        baseUrl = RelyingDefinition.ADDRESS,
        providerURI = Keycloak.TOKEN_ISSUER,
        clientId = "relying",
        tokenAutoRefresh = true,
        claimsDefinition = @OpenIdClaimsDefinition(callerNameClaim = "preferred_username"))
public class RelyingDefinition {

    /** The application's context path. */
    public static final String NAME = "relying";

    /** Where it is reached. */
    public static final String ADDRESS = Site.SERVER + "/" + NAME;

    private RelyingDefinition() {}
}
