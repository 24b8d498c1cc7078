/** Messages in SOAP envelopes, written and sent. */
@NullMarked
package org.secf.saml.soap;

import org.jspecify.annotations.NullMarked;
