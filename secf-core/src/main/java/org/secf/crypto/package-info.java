/**
 * Which provider does which cryptography. What the JDK does as fast stays with the JDK; the rest goes to the providers that a deployer has chosen,
 * after each has shown that it does right.
 */
@NullMarked
package org.secf.crypto;

import org.jspecify.annotations.NullMarked;
