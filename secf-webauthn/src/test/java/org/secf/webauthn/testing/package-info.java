@NullMarked
package org.secf.webauthn.testing;

import org.jspecify.annotations.NullMarked;
