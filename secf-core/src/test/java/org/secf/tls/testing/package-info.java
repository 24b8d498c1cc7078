/** Servers on loopback, right and wrong ones, and what they prove themselves by. */
@NullMarked
package org.secf.tls.testing;

import org.jspecify.annotations.NullMarked;
