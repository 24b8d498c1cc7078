package org.secf.saml;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.secf.http.Origin;
import org.secf.http.PathPattern;
import org.secf.http.Request;
import org.secf.saml.model.ProviderReason;
import org.secf.verdict.Verdict;

/** The parts of a mechanism, and which of them a request is for: by the host that it came to, where they have several, and by its path. */
final class Providers {

    /** A name or an address, and perhaps a port; what else may stand in an address is not for this field (RFC 9110 §7.2). */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:_\\[\\]-]{1,260}");

    private final List<SamlSetup> setups;
    private final boolean hasHosts;

    Providers(List<SamlSetup> setups) {
        this.setups = List.copyOf(setups);
        this.hasHosts = setups.stream().map(Providers::origin).distinct().count() > 1;
    }

    /** In the order of configuration. */
    List<SamlSetup> all() {
        return setups;
    }

    /** Whether it is clear whom every login is with. */
    boolean isOne() {
        return setups.size() == 1 && setups.get(0).only().isPresent();
    }

    Optional<SamlSetup> named(String name) {
        return setups.stream().filter(setup -> setup.name().equals(name)).findFirst();
    }

    /** Whether some part trusts that identity provider. */
    boolean isKnown(String entityId) {
        return setups.stream().anyMatch(setup -> setup.find(entityId).isPresent());
    }

    /** Those whose own address the request is for. */
    Verdict<List<SamlSetup>> owning(Request request, Function<SamlSetup, String> address) {
        return atHost(request)
                .map(here -> here.stream()
                        .filter(setup -> address.apply(setup).equals(request.path()))
                        .toList());
    }

    /**
     * Those that log callers in for a resource.
     *
     * @param path below the application
     */
    Verdict<Candidates> serving(Request request, String path) {
        return atHost(request).map(here -> new Candidates(serving(here, path)));
    }

    private static List<SamlSetup> serving(List<SamlSetup> here, String path) {
        List<SamlSetup> own =
                here.stream().filter(setup -> hasPath(setup, path)).toList();
        return own.isEmpty()
                ? here.stream().filter(setup -> setup.part().paths().isEmpty()).toList()
                : own;
    }

    private static boolean hasPath(SamlSetup setup, String path) {
        return setup.part().paths().stream().anyMatch((PathPattern pattern) -> pattern.matches(path));
    }

    /** The header chooses among hosts that are configured, and is nothing by itself. */
    Verdict<List<SamlSetup>> atHost(Request request) {
        if (!hasHosts) {
            return Verdict.accepted(setups);
        }
        List<String> hosts = request.headers("Host");
        boolean isOne = hosts.size() == 1 && HOST.matcher(hosts.get(0)).matches();
        List<SamlSetup> here = isOne ? at(hosts.get(0)) : List.of();
        return here.isEmpty()
                ? Verdict.rejected(
                        ProviderReason.UNKNOWN_HOST,
                        "the host of one of "
                                + setups.stream()
                                        .map(setup -> setup.base().origin())
                                        .distinct()
                                        .toList(),
                        hosts.toString())
                : Verdict.accepted(here);
    }

    private List<SamlSetup> at(String host) {
        return setups.stream()
                .filter(setup -> Stream.of(setup.base().isHttps() ? "https://" : "http://")
                        .flatMap(scheme -> Origin.of(scheme + host).stream())
                        .anyMatch(origin(setup)::equals))
                .toList();
    }

    static Origin origin(SamlSetup setup) {
        return Origin.of(setup.base().origin()).orElseThrow();
    }
}
