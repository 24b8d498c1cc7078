/** An application whose callers bring access tokens. */
@NullMarked
package org.secf.tokens;

import org.jspecify.annotations.NullMarked;
