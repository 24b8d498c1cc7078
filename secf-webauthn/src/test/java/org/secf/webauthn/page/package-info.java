@NullMarked
package org.secf.webauthn.page;

import org.jspecify.annotations.NullMarked;
