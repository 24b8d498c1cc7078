/**
 * Agreement on keys before keys are used (KEM-001). A server offers keys for a short time; a client answers one offer by hybrid public key encryption (RFC
 * 9180) or by a key that both had before; each proves to the other to have the same keys, and only then is there a {@link
 * org.secf.state.SecurityAssociation}.
 */
@NullMarked
package org.secf.agreement;

import org.jspecify.annotations.NullMarked;
