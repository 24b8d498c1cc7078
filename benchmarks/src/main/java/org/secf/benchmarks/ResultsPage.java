package org.secf.benchmarks;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;

/** The results as ratios, in Markdown. */
final class ResultsPage {

    private static final Map<String, String> ROWS = rows();
    private static final Map<String, String> PEERS =
            Map.of("openSaml", "OpenSAML", "spring", "Spring Security", "keycloak", "Keycloak");

    private final String conditions;

    /**
     * A page.
     *
     * @param conditions under which it was measured
     */
    ResultsPage(String conditions) {
        this.conditions = conditions;
    }

    private static Map<String, String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("bareCrypto", "bare crypto: base64, SHA-256, RSA; no XML");
        rows.put("secf", "**SEC_CF**: parse and verify, every check");
        rows.put("secfAccp", "**SEC_CF** with Amazon Corretto Crypto Provider: the same");
        rows.put("openSaml", "OpenSAML 4.0.1: parse, profile validator, trust engine, conditions");
        rows.put("stax", "Santuario 3.0.6, streaming: parse, signature, read; none of the rules of SAML");
        rows.put("spring", "Spring Security 6.5.11 over OpenSAML 4.0.1: its authentication provider, every check");
        rows.put("keycloak", "Keycloak saml-core 26.5.6: parse, signatures, conditions, as its adapter asks");
        rows.put("oneLogin", "OneLogin java-saml 2.9: strict, without schema validation");
        return rows;
    }

    String write(Collection<RunResult> results) {
        StringBuilder page = new StringBuilder(head());
        for (Signed signed : Signed.values()) {
            page.append(table(results, signed));
        }
        page.append("\n## Targets\n\n| | target | reached | |\n|---|--:|--:|---|\n");
        targets(results).forEach(target -> page.append(target.row()));
        return page.toString();
    }

    private String head() {
        return """
            # Validating a signed SAML response

            One thread, the same response for everybody: RSA-2048, SHA-256, 12 attributes, about 8 KB. Whoever is missing from a table cannot do that
            response: streaming, Santuario verifies one signature a document.
            """ + conditions;
    }

    private static String table(Collection<RunResult> results, Signed signed) {
        double bare = Figures.of(results, "bareCrypto", signed).cpuMicros();
        double ours = Figures.of(results, "secf", signed).cpuMicros();
        StringBuilder table = new StringBuilder("\n## %s\n\n".formatted(signed.words()));
        table.append(
                "| | CPU µs/op | × bare crypto | SEC_CF is faster by | kB/op | ops/s |\n|---|--:|--:|--:|--:|--:|\n");
        ROWS.forEach((name, text) -> Figures.find(results, name, signed)
                .ifPresent(figures -> table.append(String.format(
                        Locale.ROOT,
                        "| %s | %.1f | %.2f | %.2f | %.0f | %.0f ± %.0f |%n",
                        text,
                        figures.cpuMicros(),
                        figures.cpuMicros() / bare,
                        figures.cpuMicros() / ours,
                        figures.bytes() / 1000,
                        figures.rate(),
                        figures.rateError()))));
        return table.toString();
    }

    private static List<Target> targets(Collection<RunResult> results) {
        return List.of(
                overBare(results, Signed.ASSERTION, 2.9),
                Target.atMost(
                        "assertion signed, allocation",
                        Figures.of(results, "secf", Signed.ASSERTION).bytes() / 1000,
                        150,
                        "kB/op"),
                faster(results, "openSaml", Signed.ASSERTION, 1.4),
                faster(results, "spring", Signed.ASSERTION, 1.6),
                faster(results, "spring", Signed.RESPONSE_AND_ASSERTION, 1.5),
                faster(results, "keycloak", Signed.RESPONSE_AND_ASSERTION, 2.0),
                overBare(results, Signed.ENCRYPTED, 1.4),
                faster(results, "spring", Signed.ENCRYPTED, 1.0),
                faster(results, "keycloak", Signed.ENCRYPTED, 1.0),
                Target.atLeast(
                        "encrypted, with a fast provider faster than with the JDK",
                        cpu(results, "secf", Signed.ENCRYPTED) / cpu(results, "secfAccp", Signed.ENCRYPTED),
                        2.0));
    }

    private static Target overBare(Collection<RunResult> results, Signed signed, double bound) {
        return Target.atMost(
                brief(signed) + ", CPU beside bare crypto",
                cpu(results, "secf", signed) / cpu(results, "bareCrypto", signed),
                bound,
                "×");
    }

    private static Target faster(Collection<RunResult> results, String peer, Signed signed, double bound) {
        return Target.atLeast(
                brief(signed) + ", faster than " + PEERS.get(peer),
                cpu(results, peer, signed) / cpu(results, "secf", signed),
                bound);
    }

    private static String brief(Signed signed) {
        return switch (signed) {
            case ASSERTION -> "assertion signed";
            case RESPONSE_AND_ASSERTION -> "both signed";
            case ENCRYPTED -> "encrypted";
        };
    }

    private static double cpu(Collection<RunResult> results, String benchmark, Signed signed) {
        return Figures.of(results, benchmark, signed).cpuMicros();
    }
}
