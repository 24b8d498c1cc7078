/**
 * That every contender does the work it is measured by.
 */
@NullMarked
package org.secf.benchmarks;

import org.jspecify.annotations.NullMarked;
