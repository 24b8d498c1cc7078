/**
 * Typed configuration: keys with defaults and bounds, layers that override each other, errors that name the mend.
 */
@NullMarked
package org.secf.settings;

import org.jspecify.annotations.NullMarked;
