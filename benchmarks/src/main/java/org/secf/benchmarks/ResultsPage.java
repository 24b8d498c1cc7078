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
        rows.put("openSaml", "OpenSAML 4.0.1: parse, profile validator, trust engine, conditions");
        rows.put("keycloak", "Keycloak saml-core 26.5.6: parse, signatures, conditions, as its adapter asks");
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

            One thread, the same response for everybody: RSA-2048, SHA-256, 12 attributes, about 8 KB.
            """ + conditions;
    }

    private static String table(Collection<RunResult> results, Signed signed) {
        double bare = Figures.of(results, "bareCrypto", signed).cpuMicros();
        double ours = Figures.of(results, "secf", signed).cpuMicros();
        StringBuilder table = new StringBuilder("\n## %s signed\n\n".formatted(words(signed)));
        table.append(
                "| | CPU µs/op | × bare crypto | SEC_CF is faster by | kB/op | ops/s |\n|---|--:|--:|--:|--:|--:|\n");
        ROWS.forEach((name, text) -> {
            Figures figures = Figures.of(results, name, signed);
            table.append(String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.2f | %.2f | %.0f | %.0f ± %.0f |%n",
                    text,
                    figures.cpuMicros(),
                    figures.cpuMicros() / bare,
                    figures.cpuMicros() / ours,
                    figures.bytes() / 1000,
                    figures.rate(),
                    figures.rateError()));
        });
        return table.toString();
    }

    private static String words(Signed signed) {
        return signed == Signed.ASSERTION ? "Assertion" : "Response and assertion";
    }

    private static List<Target> targets(Collection<RunResult> results) {
        Figures one = Figures.of(results, "secf", Signed.ASSERTION);
        Figures both = Figures.of(results, "secf", Signed.RESPONSE_AND_ASSERTION);
        return List.of(
                Target.atMost(
                        "assertion signed, CPU beside bare crypto",
                        one.cpuMicros() / cpu(results, "bareCrypto", Signed.ASSERTION),
                        2.9,
                        "×"),
                Target.atMost("assertion signed, allocation", one.bytes() / 1000, 150, "kB/op"),
                Target.atLeast(
                        "assertion signed, faster than OpenSAML",
                        cpu(results, "openSaml", Signed.ASSERTION) / one.cpuMicros(),
                        1.4),
                Target.atLeast(
                        "both signed, faster than Keycloak",
                        cpu(results, "keycloak", Signed.RESPONSE_AND_ASSERTION) / both.cpuMicros(),
                        2.0));
    }

    private static double cpu(Collection<RunResult> results, String benchmark, Signed signed) {
        return Figures.of(results, benchmark, signed).cpuMicros();
    }
}
