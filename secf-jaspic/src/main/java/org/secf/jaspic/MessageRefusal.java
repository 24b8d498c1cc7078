package org.secf.jaspic;

import org.secf.mechanism.Outcome;

/**
 * A guard's refusal.
 *
 * @param guard which
 */
record MessageRefusal(String guard, Outcome.Refused outcome) {}
