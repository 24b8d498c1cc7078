/**
 * Who calls, what proves it, and who acts for whom.
 */
@NullMarked
package org.secf.identity;

import org.jspecify.annotations.NullMarked;
