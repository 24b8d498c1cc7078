package org.secf.saml.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.saml.mint.Case;
import org.secf.saml.mint.Catalogue;
import org.secf.saml.mint.Circumstances;
import org.secf.saml.mint.Vectors;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;

class CatalogueTest {

    // Once: who runs a single invocation asks for the source of all of them.
    private static final List<Case> CASES = Catalogue.cases();
    private static final List<Case> COMMITTED = Vectors.committed();

    static List<Case> cases() {
        return CASES;
    }

    static List<Case> committed() {
        return COMMITTED;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void answersAsExpected(Case each) {
        assertThat(answer(each)).isEqualTo(each.reason());
    }

    @ParameterizedTest
    @MethodSource("committed")
    void answersTheCommittedVector(Case each) {
        assertThat(answer(each)).isEqualTo(each.reason());
    }

    @Test
    void committedVectorsAreThoseOfTheCatalogue() {
        assertThat(committed())
                .map(Case::toString)
                .isEqualTo(cases().stream().map(Case::toString).toList());
    }

    @Test
    void titlesAreUnique() {
        assertThat(cases()).map(Case::toString).doesNotHaveDuplicates();
    }

    private static Optional<Reason> answer(Case each) {
        return new Circumstances(each.options())
                .judge(each.response())
                .rejection()
                .map(Rejection::reason);
    }
}
