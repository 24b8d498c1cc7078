/** Part of an application that uses security associations. */
@NullMarked
package org.secf.agreed;

import org.jspecify.annotations.NullMarked;
