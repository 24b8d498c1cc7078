/**
 * Generic Bootstrapping Architecture (3GPP TS 33.220): the keys that a subscriber and the network have in common, and those that applications get from them.
 * Octets and formulas only; who asks whom for them is said elsewhere.
 */
@NullMarked
package org.secf.gba;

import org.jspecify.annotations.NullMarked;
