/** What we send to the identity provider: the authentication request, signed, by Redirect, POST or SimpleSign. */
@NullMarked
package org.secf.saml.request;

import org.jspecify.annotations.NullMarked;
