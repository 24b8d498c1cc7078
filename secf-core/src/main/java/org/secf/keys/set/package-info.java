/**
 * Key sets (KEM-001): which key signs now, which ones others may still use, whom we believe; and how a running server learns of a change.
 */
@NullMarked
package org.secf.keys.set;

import org.jspecify.annotations.NullMarked;
