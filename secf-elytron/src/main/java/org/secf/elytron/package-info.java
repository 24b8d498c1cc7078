/**
 * WildFly's Elytron: the caller as security identity, in other deployments and on other servers too.
 */
@NullMarked
package org.secf.elytron;

import org.jspecify.annotations.NullMarked;
