/** The same for JAX-RS and session beans. */
@NullMarked
package org.secf.signed.platform;

import org.jspecify.annotations.NullMarked;
