/** The pages that ask authenticators, and the script that they run. */
@NullMarked
package org.secf.webauthn.page;

import org.jspecify.annotations.NullMarked;
