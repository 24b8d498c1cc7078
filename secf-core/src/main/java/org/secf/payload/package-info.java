/**
 * Confidential message bodies (CONF-001): the content coding {@code aes128gcm} (RFC 8188), JSON Web Encryption (RFC 7516), and bodies encrypted to a
 * public key (RFC 9180), behind one {@link org.secf.payload.PayloadProtection}. No container type, no configuration.
 */
@NullMarked
package org.secf.payload;

import org.jspecify.annotations.NullMarked;
