/** Assertions as tokens: brought to this enabler by whoever calls it, and made by it for its callers where it calls others. */
@NullMarked
package org.secf.saml.delegation;

import org.jspecify.annotations.NullMarked;
