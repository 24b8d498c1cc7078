/**
 * The port between protocols and containers: a mechanism reads an exchange and answers an outcome.
 */
@NullMarked
package org.secf.mechanism;

import org.jspecify.annotations.NullMarked;
