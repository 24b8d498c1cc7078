/** What protection costs in a container, measured by wrk. */
@NullMarked
package org.secf.throughput;

import org.jspecify.annotations.NullMarked;
