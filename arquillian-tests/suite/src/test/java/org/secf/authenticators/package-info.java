/** An application whose users log in by a form until they have registered an authenticator. */
@NullMarked
package org.secf.authenticators;

import org.jspecify.annotations.NullMarked;
