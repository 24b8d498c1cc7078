/** Logins of clients that are no browsers (saml-profiles §4.2). */
@NullMarked
package org.secf.saml.ecp;

import org.jspecify.annotations.NullMarked;
