/** Tests on both databases. */
@NullMarked
package org.secf.bsf;

import org.jspecify.annotations.NullMarked;
