/**
 * Signed messages as an application defines them: requests whose signature and content are verified before anybody sees them, whose signer may be the
 * caller, and responses that are signed. What {@link org.secf.signature} and {@link org.secf.contentdigest} can do, by settings.
 */
@NullMarked
package org.secf.integrity;

import org.jspecify.annotations.NullMarked;
