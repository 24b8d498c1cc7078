/** What stands in front of a trusted party whose user agents encrypt what they say to it. */
@NullMarked
package org.secf.trusted;

import org.jspecify.annotations.NullMarked;
