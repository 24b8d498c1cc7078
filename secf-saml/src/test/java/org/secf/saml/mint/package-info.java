/**
 * Makes SAML responses with any fault, otherwise correctly signed, and the catalogue of those that matter. For tests of this and other modules.
 */
@NullMarked
package org.secf.saml.mint;

import org.jspecify.annotations.NullMarked;
