/** Payara Micro for Arquillian: one server for all test classes, each with its own deployments. */
@NullMarked
package org.secf.server.payara;

import org.jspecify.annotations.NullMarked;
