/** Tests of the configuration's sources. */
@NullMarked
package org.secf.boot;

import org.jspecify.annotations.NullMarked;
