/**
 * Users with a name and a password: HTTP Basic (RFC 7617) and a login form, over the container's identity stores or a file.
 */
@NullMarked
package org.secf.password;

import org.jspecify.annotations.NullMarked;
