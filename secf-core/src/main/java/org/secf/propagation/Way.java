package org.secf.propagation;

import java.util.Optional;
import org.secf.verdict.Verdict;

/** One mode, as a definition says. For many threads at once. */
@FunctionalInterface
interface Way {

    /** What to send for an authenticated caller; rejected where it cannot be had. */
    Verdict<Authorization> authorize(OnBehalf who, Optional<String> audience);
}
