/** The applications of the test: a first one, where users log in, and others, whose beans it calls. */
@NullMarked
package org.secf.server.wildfly.flow;

import org.jspecify.annotations.NullMarked;
