/** An authentication proxy, the resource behind it, and what others try. */
@NullMarked
package org.secf.proxy;

import org.jspecify.annotations.NullMarked;
