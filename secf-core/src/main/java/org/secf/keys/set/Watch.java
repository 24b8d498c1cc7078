package org.secf.keys.set;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;

/**
 * How a store is followed. No thread waits for a change: whoever needs a key after the time sets a look in motion.
 *
 * @param poll how long what was read is good without looking
 * @param clock counts that time
 * @param executor looks, while requests go on
 * @param observer is told
 */
public record Watch(Duration poll, Clock clock, Executor executor, StoreObserver observer) {}
