/** What the server tests stand on: the site, its archives, its identity providers and its browsers. */
@NullMarked
package org.secf.server;

import org.jspecify.annotations.NullMarked;
