/**
 * The caller and its proof inside the enabler: injection and interceptors for EJB and JAX-RS methods.
 */
@NullMarked
package org.secf.ejb;

import org.jspecify.annotations.NullMarked;
