/**
 * The enabler's business: session beans that know who calls.
 */
@NullMarked
package org.secf.enabler.ejb;

import org.jspecify.annotations.NullMarked;
