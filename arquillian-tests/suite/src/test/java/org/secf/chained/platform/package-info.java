/** The same by Jakarta RESTful Web Services. */
@NullMarked
package org.secf.chained.platform;

import org.jspecify.annotations.NullMarked;
