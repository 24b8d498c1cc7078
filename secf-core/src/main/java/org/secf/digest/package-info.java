/**
 * HTTP Digest access authentication with pre-shared keys (RFC 7616): the client proves that it knows a password without sending it, and the server
 * proves the same in its answer.
 */
@NullMarked
package org.secf.digest;

import org.jspecify.annotations.NullMarked;
