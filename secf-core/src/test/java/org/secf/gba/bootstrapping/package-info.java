@NullMarked
package org.secf.gba.bootstrapping;

import org.jspecify.annotations.NullMarked;
