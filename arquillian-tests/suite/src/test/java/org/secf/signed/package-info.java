/** An application whose requests are signed. */
@NullMarked
package org.secf.signed;

import org.jspecify.annotations.NullMarked;
