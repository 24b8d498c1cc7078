/** Hostile tokens, minted once into a file that other programs can be tried with, too. */
@NullMarked
package org.secf.oauth.mint;

import org.jspecify.annotations.NullMarked;
