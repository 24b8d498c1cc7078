/**
 * What the tests for a fuzzer share; they stand beside what they try. In the usual build each runs over the inputs that are kept beside it; {@code -Pfuzz} lets the
 * fuzzer look for others, a minute each.
 */
@NullMarked
package org.secf.fuzz;

import org.jspecify.annotations.NullMarked;
