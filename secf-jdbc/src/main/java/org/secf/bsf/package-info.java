/**
 * A bootstrapping server that one can start: its subscribers and bootstrappings in a database, its addresses, its settings.
 */
@NullMarked
package org.secf.bsf;

import org.jspecify.annotations.NullMarked;
