/** Elytron in a plain JVM: domains that believe us and domains that do not. */
@org.jspecify.annotations.NullMarked
package org.secf.elytron;
