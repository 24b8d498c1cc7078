/** Goes into the enabler in place of its annotated class, so that the descriptor alone defines the login. */
@NullMarked
package org.secf.plain;

import org.jspecify.annotations.NullMarked;
