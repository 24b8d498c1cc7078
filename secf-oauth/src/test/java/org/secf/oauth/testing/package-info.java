/** Issuers, tokens, proofs and requests for tests: right ones, and wrong ones that are signed all the same. */
@NullMarked
package org.secf.oauth.testing;

import org.jspecify.annotations.NullMarked;
