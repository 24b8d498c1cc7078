/** Tests of the page on which users choose their identity provider. */
@NullMarked
package org.secf.saml.chooser;

import org.jspecify.annotations.NullMarked;
