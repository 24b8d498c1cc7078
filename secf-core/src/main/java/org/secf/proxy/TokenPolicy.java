package org.secf.proxy;

import java.time.Duration;
import java.util.Set;

/**
 * Which tokens are believed.
 *
 * @param proxies whose
 * @param audiences by which names the resource is meant
 * @param longest for how long one may be good
 * @param skew how far the proxy's clock may be from ours
 * @param acceptUnbound dangerous: whether one is good that does not say for which request
 * @param memory of those that were used
 */
record TokenPolicy(
        Set<String> proxies,
        Set<String> audiences,
        Duration longest,
        Duration skew,
        boolean acceptUnbound,
        ProofMemory memory) {

    TokenPolicy {
        proxies = Set.copyOf(proxies);
        audiences = Set.copyOf(audiences);
    }
}
