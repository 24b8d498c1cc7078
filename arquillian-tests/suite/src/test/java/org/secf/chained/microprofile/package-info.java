/** The same by annotated interfaces. */
@NullMarked
package org.secf.chained.microprofile;

import org.jspecify.annotations.NullMarked;
