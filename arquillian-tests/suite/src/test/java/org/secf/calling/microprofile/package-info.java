/** The same by annotated interfaces. */
@NullMarked
package org.secf.calling.microprofile;

import org.jspecify.annotations.NullMarked;
