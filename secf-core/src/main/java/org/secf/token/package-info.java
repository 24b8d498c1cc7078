/** Token endpoints of OAuth 2.0 (RFC 6749 §3.2): how they are asked, how whoever asks proves itself, and what they answer. What a token is for is said elsewhere. */
@NullMarked
package org.secf.token;

import org.jspecify.annotations.NullMarked;
