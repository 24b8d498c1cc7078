package org.secf.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.secf.boot.Factories;
import org.secf.mechanism.DefinitionKind;

/** The table of requirements names every row, and nothing that does not exist. */
class RequirementsTest {

    private static final Repository REPOSITORY = Repository.here();
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
    private static final Pattern SETTING = Pattern.compile("`(secf\\.[a-z0-9.-]+[a-z0-9])`");
    private static final List<String> ROWS = List.of(
            "SEC-001",
            "SEC-002",
            "SEC-003",
            "SEC-004",
            "AUTH-001",
            "AUTH-001a",
            "AUTH-002",
            "AUTH-002a",
            "AUTH-002b",
            "AUTH-002c",
            "AUTH-003",
            "AUTH-004",
            "AUTH-005",
            "AUTH-006",
            "AUTH-007",
            "INTE-001",
            "INTE-002",
            "INTE-003",
            "CONF-001",
            "CONF-002",
            "CONF-003",
            "KEM-001",
            "DELAUTH-001",
            "DELAUTH-002",
            "DELAUTH-003",
            "DELAUTH-004",
            "DELAUTH-005");

    private static String page() throws IOException {
        return Files.readString(REPOSITORY.root().resolve("docs/requirements.md"));
    }

    private static Set<String> named(Pattern pattern) throws IOException {
        return pattern.matcher(page())
                .results()
                .map((MatchResult result) -> result.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void namesEveryRowOnce() throws IOException {
        Stream<String> rows = page().lines()
                .filter(line -> line.matches("\\| [A-Z]+-\\d+[a-c]? \\|.*"))
                .map(line -> line.substring(2, line.indexOf(' ', 2)));
        assertThat(rows).containsExactlyElementsOf(ROWS);
    }

    @Test
    void namesTestsThatExist() throws IOException {
        Set<String> tests = REPOSITORY.testFiles().stream()
                .map(Path::getFileName)
                .map(Path::toString)
                .filter(name -> name.endsWith(".java"))
                .map(name -> name.substring(0, name.length() - ".java".length()))
                .collect(Collectors.toSet());
        assertThat(tests).containsAll(named(TEST));
        assertThat(named(TEST)).isNotEmpty();
    }

    @Test
    void namesSettingsThatExist() throws IOException {
        List<DefinitionKind> mechanisms = Factories.find().all();
        assertThat(SettingsReference.names(mechanisms)).containsAll(named(SETTING));
    }

    @Test
    void saysOfEachRowHowFarItIs() throws IOException {
        assertThat(page().lines().filter(line -> line.matches("\\| [A-Z]+-\\d+[a-c]? \\|.*")))
                .allMatch(line ->
                        line.endsWith("| not yet |") || line.contains("| in part") || line.endsWith("| done |"));
    }
}
