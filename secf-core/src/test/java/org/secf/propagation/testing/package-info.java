/** A token endpoint for tests of what travels. */
@NullMarked
package org.secf.propagation.testing;

import org.jspecify.annotations.NullMarked;
