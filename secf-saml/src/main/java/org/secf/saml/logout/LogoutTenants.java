package org.secf.saml.logout;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.secf.http.Request;
import org.secf.verdict.Verdict;

/**
 * The tenants of one mechanism.
 *
 * @param all in the order of configuration
 * @param hosts the names of those whose host a request came to
 */
public record LogoutTenants(List<LogoutTenant> all, Function<Request, Verdict<Set<String>>> hosts) {

    public LogoutTenants {
        all = List.copyOf(all);
    }

    Optional<LogoutTenant> named(String name) {
        return all.stream().filter(tenant -> tenant.name().equals(name)).findFirst();
    }

    /** Of any of them. */
    Duration longestSession() {
        return all.stream()
                .map(tenant -> tenant.policy().longestSession())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /** Those whose own address the request is for. */
    Verdict<List<LogoutTenant>> at(Request request) {
        return hosts.apply(request)
                .map(names -> all.stream()
                        .filter(tenant ->
                                names.contains(tenant.name()) && tenant.paths().holds(request.path()))
                        .toList());
    }
}
