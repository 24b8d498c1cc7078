/**
 * Digests of the content of messages (RFC 9530): that nothing of it was changed on the way, where a signature covers the digest. Content is digested while it
 * passes, in constant memory.
 */
@NullMarked
package org.secf.contentdigest;

import org.jspecify.annotations.NullMarked;
