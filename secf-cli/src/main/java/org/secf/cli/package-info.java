/**
 * The administrator's tool: tells why a login failed, with the verifier that the container runs, and keeps stores of secrets and keys.
 */
@NullMarked
package org.secf.cli;

import org.jspecify.annotations.NullMarked;
