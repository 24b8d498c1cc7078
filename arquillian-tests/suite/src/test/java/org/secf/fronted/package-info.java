/** An application behind an authentication proxy. */
@org.jspecify.annotations.NullMarked
package org.secf.fronted;
