/**
 * Encrypted bodies as an application defines them (CONF-001): requests that are decrypted before anybody parses them, and responses that are encrypted to whoever
 * asked. What {@link org.secf.payload} can do, by settings.
 */
@NullMarked
package org.secf.confidentiality;

import org.jspecify.annotations.NullMarked;
