/** An application with signed responses that are longer than anything that is held back, or are sent as they come. */
@NullMarked
package org.secf.lengthy;

import org.jspecify.annotations.NullMarked;
