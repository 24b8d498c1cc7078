package org.secf.agreement;

import java.time.Duration;
import java.util.List;

/**
 * What a server agrees to.
 *
 * @param server its name, which clients expect in its offers
 * @param suites that it has keys for
 * @param modes that it takes
 * @param requireClient whether a client must prove who it is
 * @param preKeyLifetime how long the keys of one offer are offered; they are kept as long again for answers on their way
 * @param longest how long an association may live
 * @param limits how much is remembered
 */
record ServerPolicy(
        String server,
        List<AgreementSuite> suites,
        List<AgreementMode> modes,
        boolean requireClient,
        Duration preKeyLifetime,
        Duration longest,
        AgreementLimits limits) {

    ServerPolicy {
        suites = List.copyOf(suites);
        modes = List.copyOf(modes);
    }
}
