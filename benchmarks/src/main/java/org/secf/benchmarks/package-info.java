/**
 * What validating a SAML response costs, beside peers and beside the bare cryptography, in one run.
 */
@NullMarked
package org.secf.benchmarks;

import org.jspecify.annotations.NullMarked;
