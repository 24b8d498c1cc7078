@NullMarked
package org.secf.webauthn.credentials;

import org.jspecify.annotations.NullMarked;
