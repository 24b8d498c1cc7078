/**
 * A SAML identity provider for development and tests on one machine, without a container: it takes requests and answers them. Not for production.
 */
@NullMarked
package org.secf.testkit.idp;

import org.jspecify.annotations.NullMarked;
