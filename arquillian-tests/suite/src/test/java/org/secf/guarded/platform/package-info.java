/** The same for JAX-RS and session beans. */
@NullMarked
package org.secf.guarded.platform;

import org.jspecify.annotations.NullMarked;
