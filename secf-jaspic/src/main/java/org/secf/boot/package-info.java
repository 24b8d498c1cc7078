/**
 * Which mechanisms an application has: the sources of configuration are read and the mechanisms built once, at start.
 */
@NullMarked
package org.secf.boot;

import org.jspecify.annotations.NullMarked;
