/** Two nodes that share a store, those who rely on what the nodes publish, and the load that goes on while keys are rotated. */
@NullMarked
package org.secf.rotation;

import org.jspecify.annotations.NullMarked;
