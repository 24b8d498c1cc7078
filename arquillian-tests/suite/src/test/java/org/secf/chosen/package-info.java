/** An application that chooses among mechanisms itself, by their qualifiers. */
@NullMarked
package org.secf.chosen;

import org.jspecify.annotations.NullMarked;
