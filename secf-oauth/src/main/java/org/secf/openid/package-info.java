/**
 * Users log in at an OpenID provider: the authorization code flow (OpenID Connect Core §3.1) of a browser, the tokens that come of it, and the end of such logins.
 * What is asked of the provider itself, and how its answers are verified, is in {@code org.secf.openid.provider}.
 */
@NullMarked
package org.secf.openid;

import org.jspecify.annotations.NullMarked;
