/**
 * The kit against the real service provider.
 */
@NullMarked
package org.secf.testkit;

import org.jspecify.annotations.NullMarked;
