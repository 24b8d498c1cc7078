/**
 * Changing secret stores over the network (SEC-003): who may, which version is meant, what is done, and how a secret travels so that nothing between its
 * author and the store sees it. Speaks of HTTP's fields and knows no server.
 */
@NullMarked
package org.secf.administration;

import org.jspecify.annotations.NullMarked;
