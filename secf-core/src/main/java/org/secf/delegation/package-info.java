/**
 * One enabler acts for its caller at another one: who may, what it says to prove it, and which token it was given itself. The words of no protocol; SAML and
 * OAuth issue and verify.
 */
@NullMarked
package org.secf.delegation;

import org.jspecify.annotations.NullMarked;
