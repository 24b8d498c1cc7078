/**
 * What a fuzzer finds out about the ways in. In the usual build each test runs over the inputs that are kept beside it; {@code -Pfuzz} lets the fuzzer look for others,
 * a minute each.
 */
@NullMarked
package org.secf.saml.fuzz;

import org.jspecify.annotations.NullMarked;
