/**
 * What an enabler may rely on, shown on a real CDI container.
 */
@NullMarked
package org.secf.ejb;

import org.jspecify.annotations.NullMarked;
