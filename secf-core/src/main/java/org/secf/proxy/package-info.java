/**
 * The authentication proxy (TS 33.222 §6): it asks who its caller is and hands the answer on with a proof, and the resource behind it believes that proof and
 * nothing else. Both ends, because they have to mean the same by it.
 */
@NullMarked
package org.secf.proxy;

import org.jspecify.annotations.NullMarked;
