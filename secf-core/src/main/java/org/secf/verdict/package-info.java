/**
 * What a verification answers: a value that passed, or the rule that refused it and the clause of the standard behind it.
 */
@NullMarked
package org.secf.verdict;

import org.jspecify.annotations.NullMarked;
