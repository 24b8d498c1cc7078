/**
 * WildFly Elytron's credential store as a store of secrets and keys, on every server. Apart from {@code org.secf.elytron}, which needs WildFly.
 */
@NullMarked
package org.secf.elytron.store;

import org.jspecify.annotations.NullMarked;
