/**
 * The caller travels with calls of other servers: by the token that it brought, by one that a token endpoint gives for that, or by one in which this enabler
 * vouches. What cannot be had is a refusal before anything leaves.
 */
@NullMarked
package org.secf.propagation;

import org.jspecify.annotations.NullMarked;
