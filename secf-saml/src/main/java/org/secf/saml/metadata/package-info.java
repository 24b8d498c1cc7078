/** What we publish of ourselves. */
@NullMarked
package org.secf.saml.metadata;

import org.jspecify.annotations.NullMarked;
