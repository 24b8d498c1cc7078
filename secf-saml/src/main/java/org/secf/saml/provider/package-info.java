/** The identity provider: what its metadata says of it, followed while the application runs. */
@NullMarked
package org.secf.saml.provider;

import org.jspecify.annotations.NullMarked;
