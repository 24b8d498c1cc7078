@NullMarked
package org.secf.gba;

import org.jspecify.annotations.NullMarked;
