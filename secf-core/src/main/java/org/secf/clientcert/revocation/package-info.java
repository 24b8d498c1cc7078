/** Whether a certificate was revoked: by lists of its issuer (RFC 5280 §6.3), by a responder (RFC 6960), or the one where the other does not know. */
@NullMarked
package org.secf.clientcert.revocation;

import org.jspecify.annotations.NullMarked;
