/**
 * A SAML identity provider for development on one machine. Not for production: its users and passwords are public.
 */
@NullMarked
package org.secf.idp;

import org.jspecify.annotations.NullMarked;
