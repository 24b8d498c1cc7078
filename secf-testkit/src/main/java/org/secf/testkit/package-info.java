/**
 * For an enabler's own tests: an identity provider as a JUnit 5 extension that logs users in, and callers for tests without any server.
 */
@NullMarked
package org.secf.testkit;

import org.jspecify.annotations.NullMarked;
