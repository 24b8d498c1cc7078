@NullMarked
package org.secf.webauthn.webauthn4j;

import org.jspecify.annotations.NullMarked;
