/** Certificates as octets and names: a small reader and writer of DER, which signatures are strong, what stands in a name. */
@NullMarked
package org.secf.clientcert.x509;

import org.jspecify.annotations.NullMarked;
