/** Tests of the adapters without a server; the servers themselves are tested in their own module. */
@NullMarked
package org.secf.jaspic;

import org.jspecify.annotations.NullMarked;
