package org.secf.jdbc;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a database is. The way to another machine has to be closed: keys are encrypted in rows, but numbers, names and flags are not, and whoever stands in between
 * could give them out anew.
 */
record DatabaseAddress(String url) {

    private static final String H2 = "jdbc:h2:";
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final Set<String> VERIFIED = Set.of("verify-full", "verify-ca");

    /** Parameters by which the driver goes to another host than the address says, however they are written. */
    private static final Set<String> ELSEWHERE = Set.of("pghost", "host", "service");

    private static final String ANY_WAY = "socketfactory";
    private static final String OF_JAVA = "DefaultJavaSSLFactory";

    boolean isH2() {
        return url.startsWith(H2);
    }

    /** The same where H2 makes no database that is not there. */
    String existing() {
        return !isH2() || url.toUpperCase(Locale.ROOT).contains(";IFEXISTS=") ? url : url + ";IFEXISTS=TRUE";
    }

    /** What is wrong with the way there, and what to write; empty where it stays on this machine or is closed. */
    Optional<String> objection() {
        return isH2() ? ofH2() : ofPostgresql();
    }

    private Optional<String> ofH2() {
        String place = url.substring(H2.length());
        boolean isRemote = place.startsWith("tcp:") || place.startsWith("ssl:");
        // H2 takes the host with or without the slashes before it.
        return isRemote && !isEachHere(place.substring("tcp:".length()).replaceFirst("^//", ""))
                ? Optional.of(
                        "expected H2 on this machine, as its protocol does not prove the server; for another machine use PostgreSQL")
                : Optional.empty();
    }

    private Optional<String> ofPostgresql() {
        String[] parts = url.substring(POSTGRESQL.length()).split("\\?", 2);
        String query = parts.length == 2 ? parts[1] : "";
        Set<String> names = names(query);
        if (names.contains(ANY_WAY)) {
            return Optional.of("expected no socketFactory, which goes wherever it wants");
        }
        return areHere(parts[0]) && names.stream().noneMatch(ELSEWHERE::contains) ? Optional.empty() : ofOpenWay(query);
    }

    private static Optional<String> ofOpenWay(String query) {
        List<String> mode = values(query, "sslmode");
        List<String> factories = values(query, "sslfactory");
        if (mode.size() != 1 || !VERIFIED.contains(mode.get(0))) {
            return Optional.of(
                    "expected sslmode=verify-full (or verify-ca) once in the address of another machine, with sslrootcert=/path/of/its/authority.pem,"
                            + " or sslfactory=org.postgresql.ssl.DefaultJavaSSLFactory for the authorities that Java knows");
        }
        if (factories.stream().anyMatch(factory -> factory.contains("NonValidating"))) {
            return Optional.of("expected an sslfactory that looks at certificates, not NonValidatingFactory");
        }
        boolean isOfOwnAuthority = values(query, "sslrootcert").stream().anyMatch(file -> !file.isBlank())
                && factories.stream().noneMatch(factory -> factory.contains(OF_JAVA));
        return mode.contains("verify-full") || isOfOwnAuthority
                ? Optional.empty()
                : Optional.of(
                        "expected sslmode=verify-full, or verify-ca with sslrootcert=/path/of/its/authority.pem alone: authorities that Java knows certify every machine of the world");
    }

    /** A name alone is that of a database, on this machine. */
    private static boolean areHere(String place) {
        return !place.startsWith("//") || isEachHere(place.substring(2));
    }

    private static boolean isEachHere(String hostsAndName) {
        String hosts = hostsAndName.split("/", 2)[0];
        return Arrays.stream(hosts.split(",", -1)).allMatch(DatabaseAddress::isHere);
    }

    private static boolean isHere(String hostAndPort) {
        String host = hostAndPort.replaceFirst(":[0-9]*$", "");
        return host.isEmpty()
                || host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || host.matches("127(\\.[0-9]{1,3}){3}");
    }

    private static Set<String> names(String query) {
        return Stream.of(query.split("&", -1))
                .map(parameter -> parameter.split("=", 2)[0].toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static List<String> values(String query, String name) {
        return Stream.of(query.split("&", -1))
                .map(parameter -> parameter.split("=", 2))
                .filter(pair -> pair[0].equals(name))
                .map(pair -> pair.length == 2 ? URLDecoder.decode(pair[1], StandardCharsets.UTF_8) : "")
                .toList();
    }
}
