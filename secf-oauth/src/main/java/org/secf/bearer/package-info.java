/**
 * OAuth 2.0 resource server: access tokens as credentials (RFC 6750), as JSON Web Tokens (RFC 9068) or introspected (RFC 7662), bound to their senders or not
 * (RFC 9449, RFC 8705).
 */
@NullMarked
package org.secf.bearer;

import org.jspecify.annotations.NullMarked;
