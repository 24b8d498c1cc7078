/**
 * Private keys and certificates from files whose permissions were checked.
 */
@NullMarked
package org.secf.keys;

import org.jspecify.annotations.NullMarked;
