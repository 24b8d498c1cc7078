/** Bootstrapping (TS 33.220 §4.5.2, TS 24.109 §4, reference point Ub): a subscriber and the network agree on a key by HTTP Digest AKA. Both sides. */
@NullMarked
package org.secf.gba.bootstrapping;

import org.jspecify.annotations.NullMarked;
