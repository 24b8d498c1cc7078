/**
 * The demonstration: prepares keys, starts a server as a child process, and logs in as a browser does.
 */
@NullMarked
package org.secf.demo;

import org.jspecify.annotations.NullMarked;
