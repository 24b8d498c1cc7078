/** An application behind a proxy that ends TLS. */
@org.jspecify.annotations.NullMarked
package org.secf.proxied;
