/** An application whose messages a guard of its own inspects and protects; the guard is a toy, and what it stands for is not. */
@NullMarked
package org.secf.guarded;

import org.jspecify.annotations.NullMarked;
