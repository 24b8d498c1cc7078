/**
 * Message protection for the client of Jakarta RESTful Web Services: whoever registers {@link org.secf.ejb.client.SignedExchanges} sends signed requests and
 * sees proved answers only.
 */
@NullMarked
package org.secf.ejb.client;

import org.jspecify.annotations.NullMarked;
