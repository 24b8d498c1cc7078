package org.secf.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The product keeps every rule about its classes, and each rule is shown to catch what it forbids. */
class ArchitectureTest {

    private static final JavaClasses PRODUCT = Classes.ofProduct();

    static Stream<Rule> rules() {
        return Stream.of(
                        List.of(StarRule.inward(), StarRule.complete(), StaticStateRule.rule(), OutboundRule.rule()),
                        ForeignRules.all(),
                        LayerRules.all(),
                        OnePackageRules.all(),
                        PurityRules.all())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void productKeepsRule(Rule rule) {
        assertThat(rule.brokenBy(PRODUCT)).as(rule.title()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ruleCatchesWhatItForbids(Rule rule) {
        JavaClasses bad = Classes.ofFixture(rule.fixture());

        assertThat(bad).as("fixture of " + rule.title()).isNotEmpty();
        assertThat(rule.brokenBy(bad)).as(rule.title()).isNotEmpty();
    }

    @Test
    void everyModuleWithSourcesWasCompiledAndRead() {
        Repository repository = Repository.here();

        assertThat(repository.modules())
                .allSatisfy(module -> assertThat(PRODUCT)
                        .as("classes of " + module)
                        .anyMatch(type -> Classes.moduleOf(type).equals(repository.moduleOf(module))));
    }
}
