/** An application that shows and logs all it can. */
@NullMarked
package org.secf.canary.app;

import org.jspecify.annotations.NullMarked;
