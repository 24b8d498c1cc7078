@NullMarked
package org.secf.gba.device;

import org.jspecify.annotations.NullMarked;
