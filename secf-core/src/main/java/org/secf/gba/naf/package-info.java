/**
 * An application's side of GBA (TS 24.109 §5, TS 33.222, reference point Ua): callers prove by HTTP Digest that they have the key which was derived for this
 * application.
 */
@NullMarked
package org.secf.gba.naf;

import org.jspecify.annotations.NullMarked;
