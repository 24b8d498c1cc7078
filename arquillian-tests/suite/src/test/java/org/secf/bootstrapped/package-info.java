/** An application whose callers have bootstrapped keys. */
@NullMarked
package org.secf.bootstrapped;

import org.jspecify.annotations.NullMarked;
