package org.secf.client;

import java.util.Locale;
import java.util.Set;
import org.secf.http.Origin;
import org.secf.tls.ServerVoucher;
import org.secf.verdict.Verdict;
import org.secf.visited.HomeStatements;
import org.secf.visited.VisitedReason;

/**
 * The home vouches for keys of TLS, too.
 *
 * @param isEnough whether TLS alone has to prove servers; where it has not, one without such a key is left to authorities
 */
record HomeVoucher(HomeStatements statements, boolean isEnough) implements ServerVoucher {

    @Override
    public Verdict<Set<String>> keys(String host, int port) {
        Origin origin = new Origin("https", host.toLowerCase(Locale.ROOT), port);
        return statements
                .tlsKeys(origin)
                .then(keys -> keys.isEmpty() && isEnough
                        ? Verdict.rejected(VisitedReason.NO_TLS_KEY, "a key of TLS for " + origin, "none")
                        : Verdict.accepted(keys));
    }

    @Override
    public Object state() {
        return statements.lastTlsKeys();
    }
}
