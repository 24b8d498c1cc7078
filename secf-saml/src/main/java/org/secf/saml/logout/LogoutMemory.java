package org.secf.saml.logout;

import org.secf.state.EndedLogins;

/**
 * Where notes of ended logins are taken.
 *
 * @param notes of all identity providers
 * @param share how many notes one identity provider has there at a time; {@link Integer#MAX_VALUE} where one cannot take the place of others
 */
public record LogoutMemory(EndedLogins notes, int share) {

    /** Whether one identity provider can have all of it. */
    boolean isUndivided() {
        return share == Integer.MAX_VALUE;
    }
}
