/** Elytron's credential stores: ours, those of Elytron's own tool, and broken ones. */
@org.jspecify.annotations.NullMarked
package org.secf.elytron.store;
