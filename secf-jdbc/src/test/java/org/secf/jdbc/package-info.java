/** Tests on both databases. */
@NullMarked
package org.secf.jdbc;

import org.jspecify.annotations.NullMarked;
