/** An application that calls another server. */
@NullMarked
package org.secf.calling;

import org.jspecify.annotations.NullMarked;
