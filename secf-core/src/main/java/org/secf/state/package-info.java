/**
 * What has to be remembered between requests: ids that may be used once, logins in flight, and security associations.
 */
@NullMarked
package org.secf.state;

import org.jspecify.annotations.NullMarked;
