/** What needs more than servlets. */
@NullMarked
package org.secf.tokens.platform;

import org.jspecify.annotations.NullMarked;
