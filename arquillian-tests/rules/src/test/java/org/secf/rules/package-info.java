/** Reads every module's sources and classes and holds them to the rules of the house. */
@NullMarked
package org.secf.rules;

import org.jspecify.annotations.NullMarked;
