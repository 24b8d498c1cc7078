/**
 * Proof of possession of a key at the application layer (RFC 9449), as a resource server verifies it.
 */
@NullMarked
package org.secf.dpop;

import org.jspecify.annotations.NullMarked;
