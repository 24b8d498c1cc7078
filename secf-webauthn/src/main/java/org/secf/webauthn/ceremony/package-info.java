/** What a registration and a login ask for and are answered, in our own words: policy, answers, reasons. */
@NullMarked
package org.secf.webauthn.ceremony;

import org.jspecify.annotations.NullMarked;
