package org.secf.gba.naf;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.secf.gba.NafId;
import org.secf.gba.UaProtocol;

/**
 * What an application demands of callers with bootstrapped keys.
 *
 * @param host its name, as devices call it
 * @param protocol between device and application; empty where TLS is used and its cipher suite decides
 * @param suite tells that
 * @param kinds of keys that are good enough, the preferred one first
 * @param services whose settings are asked for, by GAA service identifier
 * @param groups which authorisation flags of those settings give
 * @param longestKey how long a key is used at most, even where the network says longer
 */
record NafPolicy(
        String host,
        Optional<UaProtocol> protocol,
        NegotiatedSuite suite,
        List<Bootstrap> kinds,
        List<Long> services,
        FlagGroups groups,
        Duration longestKey) {

    NafPolicy {
        host = new NafId(host, UaProtocol.HTTP_DIGEST).host();
        kinds = List.copyOf(kinds);
        services = List.copyOf(services);
        groups.requireClear(services);
        if (kinds.isEmpty() || kinds.stream().distinct().count() < kinds.size()) {
            throw new IllegalArgumentException("expected kinds of keys, each once, received " + kinds);
        }
        if (protocol.isPresent() && !suite.proxies().areNone()) {
            throw new IllegalArgumentException("proxies tell the cipher suite, which does not matter for the protocol "
                    + protocol.get() + "; leave out one of them");
        }
        if (longestKey.isNegative() || longestKey.isZero()) {
            throw new IllegalArgumentException("expected keys that are good for some time");
        }
    }
}
