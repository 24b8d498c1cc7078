/** What needs more than servlets. */
@NullMarked
package org.secf.authenticators.platform;

import org.jspecify.annotations.NullMarked;
