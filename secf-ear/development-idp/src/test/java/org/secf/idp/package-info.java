/**
 * What the server's side adds to the identity provider.
 */
@NullMarked
package org.secf.idp;

import org.jspecify.annotations.NullMarked;
