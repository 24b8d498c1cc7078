/**
 * What was verified of a message before the resource gets it, in the words of no protocol. Nothing that is not said here may be relied on.
 */
@NullMarked
package org.secf.message;

import org.jspecify.annotations.NullMarked;
