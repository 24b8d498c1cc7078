/** What the tests of this module share: keys, requests in memory, signed metadata. */
@NullMarked
package org.secf.saml.testing;

import org.jspecify.annotations.NullMarked;
