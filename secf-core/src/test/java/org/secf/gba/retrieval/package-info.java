@NullMarked
package org.secf.gba.retrieval;

import org.jspecify.annotations.NullMarked;
