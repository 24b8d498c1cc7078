/** Tests on both databases. */
@NullMarked
package org.secf.naf;

import org.jspecify.annotations.NullMarked;
