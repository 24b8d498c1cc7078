/** Servers for Arquillian: one for all test classes, started by its own command, configured by the page that users read. */
@NullMarked
package org.secf.container;

import org.jspecify.annotations.NullMarked;
