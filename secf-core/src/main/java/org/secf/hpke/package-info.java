/**
 * Hybrid public key encryption (RFC 9180): messages and secrets for the holder of a key, by whom one may prove to be. Also the key derivation below
 * it, {@link org.secf.hpke.Hkdf} (RFC 5869).
 */
@NullMarked
package org.secf.hpke;

import org.jspecify.annotations.NullMarked;
