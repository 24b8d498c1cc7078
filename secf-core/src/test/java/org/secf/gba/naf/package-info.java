@NullMarked
package org.secf.gba.naf;

import org.jspecify.annotations.NullMarked;
