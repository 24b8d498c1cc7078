/** The same by Jakarta RESTful Web Services. */
@NullMarked
package org.secf.calling.platform;

import org.jspecify.annotations.NullMarked;
