/** Keys that others publish (RFC 7517 §5): fetched when they are needed, kept while their source fails, and never asked for by whoever invents names. */
@NullMarked
package org.secf.jwks;

import org.jspecify.annotations.NullMarked;
