package org.secf.rules;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The state of the house in a few numbers. */
record Scoreboard(List<Line> lines) {

    /**
     * One measure.
     *
     * @param wanted the best and only accepted value; for a median, the largest
     */
    record Line(String title, int measured, int wanted, boolean kept) {

        static Line exactly(String title, int measured, int wanted) {
            return new Line(title, measured, wanted, measured == wanted);
        }

        static Line atMost(String title, int measured, int most) {
            return new Line(title, measured, most, measured <= most);
        }

        private String text() {
            return String.format("| %-46s | %8d | %8d | %-4s |", title, measured, wanted, kept ? "kept" : "LOST");
        }
    }

    static Scoreboard of(JavaClasses classes, Repository repository) {
        List<SourceFile> files =
                repository.mainSources().stream().map(SourceFile::read).toList();
        List<Reasons.Constant> reasons = Reasons.in(files);
        int cited = reasons.size() - Reasons.withoutClause(reasons).size();
        int reached = reasons.size()
                - Reasons.unreached(reasons, repository.testFiles()).size();
        return new Scoreboard(List.of(
                Line.exactly("package cycles", LayerRules.cycles(classes).size(), 0),
                Line.exactly(
                        "mutable statics", StaticStateRule.violations(classes).size(), 0),
                Line.exactly("files over 300 lines", longFiles(files), 0),
                Line.atMost("median lines of a file", median(files), SizeRules.MEDIAN),
                Line.exactly("reasons with a clause, %", percent(cited, reasons.size()), 100),
                Line.exactly("reasons reached by a test, %", percent(reached, reasons.size()), 100),
                Line.exactly(
                        "packages importing OpenSAML",
                        OnePackageRules.openSaml(classes).size(),
                        1),
                Line.exactly(
                        "packages importing HttpServletRequest",
                        OnePackageRules.servlet(classes).size(),
                        1),
                Line.exactly(
                        "packages reading configuration",
                        OnePackageRules.configuration(classes).size(),
                        1)));
    }

    String table() {
        String rule = "+" + "-".repeat(48) + "+" + "-".repeat(10) + "+" + "-".repeat(10) + "+" + "-".repeat(6) + "+";
        String head = String.format("| %-46s | %8s | %8s | %-4s |", "scoreboard", "measured", "wanted", "");
        return lines.stream()
                .map(Line::text)
                .collect(Collectors.joining("\n", rule + "\n" + head + "\n" + rule + "\n", "\n" + rule));
    }

    static int median(Collection<SourceFile> files) {
        List<Integer> lines = files.stream()
                .filter(file -> !file.isPackageInfo())
                .map(SourceFile::lines)
                .sorted()
                .toList();
        return lines.get(lines.size() / 2);
    }

    private static int longFiles(Collection<SourceFile> files) {
        return (int)
                files.stream().filter(file -> file.lines() > SizeRules.FILE).count();
    }

    private static int percent(int part, int whole) {
        return whole == 0 ? 0 : part * 100 / whole;
    }
}
