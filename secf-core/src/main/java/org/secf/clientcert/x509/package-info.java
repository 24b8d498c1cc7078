/** Certificates as octets and names: which signatures are strong, what stands in a name. */
@NullMarked
package org.secf.clientcert.x509;

import org.jspecify.annotations.NullMarked;
