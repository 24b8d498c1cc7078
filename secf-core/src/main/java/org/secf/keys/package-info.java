/**
 * Private keys and certificates from files whose permissions were checked, public keys as JSON, and the port by which octets are sealed to a key.
 */
@NullMarked
package org.secf.keys;

import org.jspecify.annotations.NullMarked;
