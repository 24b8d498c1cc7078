/** Secrets that are looked for where they must not be, whatever they are written as; and the application that shows and logs all it can. */
@NullMarked
package org.secf.canary;

import org.jspecify.annotations.NullMarked;
