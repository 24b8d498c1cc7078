package org.secf.bearer;

import java.time.Clock;
import java.time.Duration;

/**
 * How long what was found out about tokens is remembered.
 *
 * @param good of tokens that are good, never beyond their end; zero for not at all
 * @param bad of tokens that are not; zero for not at all
 * @param most how many good tokens are remembered, and how many others
 * @param mostWaiting how many wait for what others ask
 */
record Memory(Clock clock, Duration good, Duration bad, int most, int mostWaiting) {}
