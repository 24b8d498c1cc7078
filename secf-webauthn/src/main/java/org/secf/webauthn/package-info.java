/**
 * Users who log in, and prove themselves better, by an authenticator of their own: W3C Web Authentication, with PIN or biometrics on the authenticator.
 */
@NullMarked
package org.secf.webauthn;

import org.jspecify.annotations.NullMarked;
