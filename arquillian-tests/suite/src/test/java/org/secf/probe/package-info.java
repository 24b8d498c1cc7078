/**
 * An application that says who calls, from every place where the platform runs an enabler's code. Deployed unchanged on every server.
 */
@NullMarked
package org.secf.probe;

import org.jspecify.annotations.NullMarked;
