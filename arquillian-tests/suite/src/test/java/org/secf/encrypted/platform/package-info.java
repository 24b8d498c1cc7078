/** Of an application whose messages come and leave encrypted, what demands that. */
@NullMarked
package org.secf.encrypted.platform;

import org.jspecify.annotations.NullMarked;
