/** An application that knows nothing of us: not one import. */
@NullMarked
package org.secf.plain;

import org.jspecify.annotations.NullMarked;
