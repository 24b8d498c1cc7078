/**
 * An OpenID provider from its client's side: what it announces, what it is asked, and whether what it says is its own and meant for us (OpenID Connect Core 1.0,
 * Discovery 1.0, Back-Channel Logout 1.0; RFC 9101, RFC 9126). Nothing here knows browsers or sessions.
 */
@NullMarked
package org.secf.openid.provider;

import org.jspecify.annotations.NullMarked;
