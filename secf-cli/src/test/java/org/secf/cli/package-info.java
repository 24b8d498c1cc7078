/**
 * What administrators get to see: outputs and exit codes.
 */
@NullMarked
package org.secf.cli;

import org.jspecify.annotations.NullMarked;
