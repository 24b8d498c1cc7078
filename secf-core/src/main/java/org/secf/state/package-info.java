/**
 * What has to be remembered between requests: ids that may be used once, and logins in flight.
 */
@NullMarked
package org.secf.state;

import org.jspecify.annotations.NullMarked;
