/** Calls that no request makes. */
@NullMarked
package org.secf.ways;

import org.jspecify.annotations.NullMarked;
