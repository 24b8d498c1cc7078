/** The one package that knows WebAuthn4J: it verifies what authenticators answer, and alone makes the verified values. */
@NullMarked
package org.secf.webauthn.webauthn4j;

import org.jspecify.annotations.NullMarked;
