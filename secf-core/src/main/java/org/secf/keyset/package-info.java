/** How an application says which secret stores and key sets it has, and where it publishes its public keys. */
@NullMarked
package org.secf.keyset;

import org.jspecify.annotations.NullMarked;
