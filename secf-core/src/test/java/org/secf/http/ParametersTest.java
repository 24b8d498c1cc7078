package org.secf.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

class ParametersTest {

    @Test
    void decodesPlusPercentAndUtf8() {
        assertThat(value("a=b+c%2Fd%C3%A4", "a")).isEqualTo("b c/dä");
    }

    @Test
    void keepsTheOctetsAsSent() {
        Verdict<Parameters.Parameter> found = Parameters.parse("a=%2f%2F").then(all -> all.single("a"));
        assertThat(found.map(Parameters.Parameter::rawValue).<Object>fold(raw -> raw, refusal -> refusal))
                .isEqualTo("%2f%2F");
    }

    @Test
    void rejectsAParameterSentTwice() {
        assertThat(reason("a=1&a=2", "a")).contains(HttpReason.DUPLICATE_PARAMETER);
        assertThat(reason("a=1&%61=2", "a")).contains(HttpReason.DUPLICATE_PARAMETER);
    }

    @Test
    void rejectsAMissingParameter() {
        assertThat(reason("b=1&&=", "a")).contains(HttpReason.MISSING_PARAMETER);
    }

    @Test
    void rejectsInvalidEscapesInsteadOfRepairing() {
        assertThat(reason("a=%", "a")).contains(HttpReason.MALFORMED_FORM);
        assertThat(reason("a=%zz", "a")).contains(HttpReason.MALFORMED_FORM);
        assertThat(reason("a=%+1", "a")).contains(HttpReason.MALFORMED_FORM);
        assertThat(reason("a=%C3%28", "a")).contains(HttpReason.MALFORMED_FORM);
        assertThat(reason("a=ä", "a")).contains(HttpReason.MALFORMED_FORM);
    }

    @Test
    void boundsTheirNumber() {
        assertThat(reason("x=1&".repeat(100), "x")).contains(HttpReason.TOO_MANY_PARAMETERS);
    }

    @Property(tries = 2000)
    void answersAnyText(@ForAll String text) {
        assertThat(Parameters.parse(text)).isNotNull();
    }

    private static Object value(String form, String name) {
        return Parameters.parse(form)
                .then(all -> all.single(name))
                .<Object>fold(Parameters.Parameter::value, refusal -> refusal);
    }

    private static Optional<Reason> reason(String form, String name) {
        return Parameters.parse(form).then(all -> all.single(name)).rejection().map(Rejection::reason);
    }
}
