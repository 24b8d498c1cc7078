/** XML written in canonical form and parsed with everything dangerous switched off. */
@NullMarked
package org.secf.saml.xml;

import org.jspecify.annotations.NullMarked;
