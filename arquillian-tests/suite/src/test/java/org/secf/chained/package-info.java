/** An application that calls the next one for its caller. */
@NullMarked
package org.secf.chained;

import org.jspecify.annotations.NullMarked;
