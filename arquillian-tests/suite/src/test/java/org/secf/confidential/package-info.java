/** An application that answers by TLS only. */
@NullMarked
package org.secf.confidential;

import org.jspecify.annotations.NullMarked;
