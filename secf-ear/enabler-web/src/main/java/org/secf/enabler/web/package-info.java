/**
 * The enabler's web side: JAX-RS resources and a servlet behind a SAML login.
 */
@NullMarked
package org.secf.enabler.web;

import org.jspecify.annotations.NullMarked;
