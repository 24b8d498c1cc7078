/** The caller is the certificate that the client proved in the TLS handshake: its path is validated to configured anchors, its revocation asked for. */
@NullMarked
package org.secf.clientcert;

import org.jspecify.annotations.NullMarked;
