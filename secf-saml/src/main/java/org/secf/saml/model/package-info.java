/**
 * SAML 2.0 in plain values: who the parties are, what is expected, what was verified, and why something was refused.
 */
@NullMarked
package org.secf.saml.model;

import org.jspecify.annotations.NullMarked;
