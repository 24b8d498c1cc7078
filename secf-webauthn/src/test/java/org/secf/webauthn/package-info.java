@NullMarked
package org.secf.webauthn;

import org.jspecify.annotations.NullMarked;
