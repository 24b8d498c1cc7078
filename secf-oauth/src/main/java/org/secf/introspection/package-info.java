/**
 * Asking the issuer what a token is good for (RFC 7662, RFC 9701).
 */
@NullMarked
package org.secf.introspection;

import org.jspecify.annotations.NullMarked;
