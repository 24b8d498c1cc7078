/**
 * Verification of SAML 2.0 responses: parsed, then authenticated by signature, then validated; each stage takes nothing but what the stage before made.
 */
@NullMarked
package org.secf.saml.response;

import org.jspecify.annotations.NullMarked;
