/**
 * Single logout (saml-profiles §4.4): asks the identity provider to end a session, and ends logins that it says are over. What ends is noted, and every session is
 * held against the notes at its next request.
 */
@NullMarked
package org.secf.saml.logout;

import org.jspecify.annotations.NullMarked;
