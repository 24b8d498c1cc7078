/** An application whose users log in at an OpenID provider. */
@NullMarked
package org.secf.relying;

import org.jspecify.annotations.NullMarked;
