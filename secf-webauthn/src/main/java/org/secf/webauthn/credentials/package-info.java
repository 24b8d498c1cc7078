/** Which authenticators belong to whom: what is kept of each, and where. */
@NullMarked
package org.secf.webauthn.credentials;

import org.jspecify.annotations.NullMarked;
