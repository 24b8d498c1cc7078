/** An OpenID provider, an application that follows it, and browsers, for tests. */
@NullMarked
package org.secf.openid.testing;

import org.jspecify.annotations.NullMarked;
