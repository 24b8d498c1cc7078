/** An application on the loopback address, and the network that it shares with devices. */
@NullMarked
package org.secf.gba.device.testing;

import org.jspecify.annotations.NullMarked;
