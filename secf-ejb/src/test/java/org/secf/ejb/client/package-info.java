/**
 * The client of Jakarta RESTful Web Services, shown on Jersey against a server that signs.
 */
@NullMarked
package org.secf.ejb.client;

import org.jspecify.annotations.NullMarked;
