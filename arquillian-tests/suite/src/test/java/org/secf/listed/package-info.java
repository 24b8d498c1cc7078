/** An application that lists its classes for JAX-RS and brings a feature of its own. */
@NullMarked
package org.secf.listed;

import org.jspecify.annotations.NullMarked;
