/** An application whose messages come and leave encrypted. */
@NullMarked
package org.secf.encrypted;

import org.jspecify.annotations.NullMarked;
