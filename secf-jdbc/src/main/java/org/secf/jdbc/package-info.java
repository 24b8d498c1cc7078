/**
 * Databases: how they are reached, how their tables come to be, how what is secret in them is encrypted, and what may be used once.
 */
@NullMarked
package org.secf.jdbc;

import org.jspecify.annotations.NullMarked;
