/** The other side of protected exchanges, for tests of every module. */
@NullMarked
package org.secf.client.testing;

import org.jspecify.annotations.NullMarked;
