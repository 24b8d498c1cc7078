/** An application that is sent the requests of RFC 9421 as they are printed there. */
@NullMarked
package org.secf.vectors;

import org.jspecify.annotations.NullMarked;
