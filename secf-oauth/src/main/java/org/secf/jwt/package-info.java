/**
 * JSON Web Tokens (RFC 7519) signed by others: read once, verified by keys that we know already (RFC 8725), and only then looked into.
 */
@NullMarked
package org.secf.jwt;

import org.jspecify.annotations.NullMarked;
