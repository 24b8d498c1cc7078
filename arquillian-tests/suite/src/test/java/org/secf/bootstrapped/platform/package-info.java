/** The same for JAX-RS and session beans. */
@NullMarked
package org.secf.bootstrapped.platform;

import org.jspecify.annotations.NullMarked;
