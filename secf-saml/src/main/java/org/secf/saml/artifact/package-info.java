/** Responses that a browser brings as a reference, and that are fetched from server to server (saml-bindings §3.6). */
@NullMarked
package org.secf.saml.artifact;

import org.jspecify.annotations.NullMarked;
