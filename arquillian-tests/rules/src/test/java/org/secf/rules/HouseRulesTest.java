package org.secf.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The main sources of every module keep the rules of style, and each rule is shown to catch what it forbids. */
class HouseRulesTest {

    private static final Repository REPOSITORY = Repository.here();
    private static final List<SourceFile> PRODUCT =
            REPOSITORY.mainSources().stream().map(SourceFile::read).toList();

    static Stream<SourceRule> rules() {
        return Stream.concat(SizeRules.all().stream(), NamingRules.all().stream());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void productKeepsRule(SourceRule rule) {
        assertThat(PRODUCT.stream().flatMap(file -> rule.violations().apply(file).stream()))
                .as(rule.title())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleCatchesWhatItForbids(SourceRule rule) {
        assertThat(rule.violations().apply(rule.bad())).as(rule.title()).isNotEmpty();
    }

    @Test
    void everyPackageHasPackageInfo() {
        assertThat(REPOSITORY.mainSources().stream().map(Path::getParent).distinct())
                .isNotEmpty()
                .allSatisfy(folder ->
                        assertThat(folder.resolve("package-info.java")).isRegularFile());
    }

    @Nested
    class Texts {

        @Test
        void nameNoFolderOfSomebodysMachine() {
            List<Path> texts = REPOSITORY.files(MachinePaths::isText);

            assertThat(texts).hasSizeGreaterThan(20);
            assertThat(texts.stream().flatMap(file -> MachinePaths.in(file).stream()))
                    .isEmpty();
        }

        @Test
        void areCaughtWhenTheyDo() {
            assertThat(MachinePaths.inLine("see /" + "home/somebody/notes")).isNotEmpty();
            assertThat(MachinePaths.inLine("see C:\\" + "Users\\somebody")).isNotEmpty();
        }
    }

    @Nested
    class ReasonConstants {

        @Test
        void areFoundInTheSources() {
            assertThat(Reasons.in(PRODUCT)).extracting(Reasons.Constant::name).contains("BODY_TOO_LARGE");
        }

        @Test
        void aConstantWithoutClauseIsCaught() {
            SourceFile bad = SourceFile.parse("Bad.java", "enum Bad implements Reason { LATE(\" \"), EARLY; }");

            assertThat(Reasons.withoutClause(Reasons.in(List.of(bad)))).hasSize(2);
        }

        @Test
        void aConstantThatNoTestNamesIsCaught() {
            Reasons.Constant unheard = new Reasons.Constant("Bad", "NEVER_" + "HEARD_OF", "clause");

            assertThat(Reasons.unreached(List.of(unheard), REPOSITORY.testFiles()))
                    .containsExactly(unheard);
        }
    }

    @Test
    void readsEveryModule() {
        assertThat(REPOSITORY.modules()).contains(REPOSITORY.root().resolve("secf-core"));
        assertThat(REPOSITORY.modules())
                .allSatisfy(module -> assertThat(Files.isDirectory(module)).isTrue());
    }
}
