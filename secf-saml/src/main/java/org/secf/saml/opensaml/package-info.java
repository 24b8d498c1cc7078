/** The only package that imports OpenSAML: identity provider metadata becomes a value of the model. */
@NullMarked
package org.secf.saml.opensaml;

import org.jspecify.annotations.NullMarked;
