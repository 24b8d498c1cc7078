/** What needs more than servlets. */
@NullMarked
package org.secf.relying.platform;

import org.jspecify.annotations.NullMarked;
