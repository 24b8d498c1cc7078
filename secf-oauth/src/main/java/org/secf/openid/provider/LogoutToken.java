package org.secf.openid.provider;

import java.time.Instant;
import java.util.Optional;

/**
 * A provider's word that a login has ended (Back-Channel Logout §2.4). One of subject and session is there at least. Made by {@link LogoutTokenVerifier}.
 *
 * @param issuer whose logins
 * @param subject whose login; where no session is said, all of that person
 * @param session which login
 * @param id of the token
 * @param issued when, by the issuer's clock
 */
public record LogoutToken(
        String issuer, Optional<String> subject, Optional<String> session, String id, Instant issued) {}
