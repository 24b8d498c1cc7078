/** A device's way to applications that know it by bootstrapped keys (reference point Ua), for gateways, tests and whatever has a subscription and no telephone. */
@NullMarked
package org.secf.gba.device;

import org.jspecify.annotations.NullMarked;
