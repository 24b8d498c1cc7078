/** DER (X.690), as much of it as certificates and revocation answers need: a small reader and writer. */
@NullMarked
package org.secf.der;

import org.jspecify.annotations.NullMarked;
