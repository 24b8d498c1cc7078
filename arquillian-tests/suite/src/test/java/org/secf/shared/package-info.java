/** What lies in the {@code lib} of an EAR. */
@NullMarked
package org.secf.shared;

import org.jspecify.annotations.NullMarked;
