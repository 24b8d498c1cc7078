/**
 * Secret stores (SEC-001, SEC-003): secrets, key pairs and trusted certificates in one encrypted file, changed atomically, with the life of each key
 * and the last changes beside them.
 */
@NullMarked
package org.secf.keys.store;

import org.jspecify.annotations.NullMarked;
