package org.secf.saml;

import java.util.List;
import java.util.stream.Collectors;
import org.secf.verdict.Rejection;

/** Tells the administrator what was left out of a login that stands. */
final class LoginLog {

    private static final System.Logger LOG = System.getLogger("org.secf.saml");
    private static final int MOST = 10;

    private LoginLog() {}

    static void dropped(List<String> values, String provider) {
        if (!values.isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} values of other domains than those of {1} were left out of a login, such as: {2}",
                    values.size(),
                    Rejection.printable(provider),
                    values.stream().limit(MOST).map(Rejection::printable).collect(Collectors.joining("; ")));
        }
    }
}
