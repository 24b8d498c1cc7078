/**
 * What an application that is called with bootstrapped keys remembers in a database.
 */
@NullMarked
package org.secf.naf;

import org.jspecify.annotations.NullMarked;
