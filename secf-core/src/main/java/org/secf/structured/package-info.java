/**
 * Structured field values for HTTP (RFC 9651, and with it RFC 8941): fields that are read and written in one way only, octet by octet, so that a
 * signature can cover them. Whatever exists here can be written; whatever came from outside is read in one pass, within limits.
 */
@NullMarked
package org.secf.structured;

import org.jspecify.annotations.NullMarked;
