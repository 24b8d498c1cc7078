/** SAML 2.0 Web Browser SSO as a service provider: one annotation in, an authenticated caller out. */
@NullMarked
package org.secf.saml;

import org.jspecify.annotations.NullMarked;
