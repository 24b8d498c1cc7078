/**
 * Calls to other servers: which TLS they speak, whom they believe, and how long and how much they may answer.
 */
@NullMarked
package org.secf.tls;

import org.jspecify.annotations.NullMarked;
