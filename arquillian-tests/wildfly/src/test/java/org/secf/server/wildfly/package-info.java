/** What WildFly alone can do: the caller in the security domains of other deployments. */
@NullMarked
package org.secf.server.wildfly;

import org.jspecify.annotations.NullMarked;
