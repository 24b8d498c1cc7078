package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionTextTest {

    private static String replaced(String text) {
        return ExpressionText.replace(text, '$', expression -> "<" + expression.toUpperCase(Locale.ROOT) + ">");
    }

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "${a}, <A>",
        "x${a}y${b}z, x<A>y<B>z",
        "#{a}, #{a}",
        "$a{b}, $a{b}",
        "${a{b}c}d, <A{B}C>d",
        "${'}'}, <'}'>",
        "'\\${a}', ${a}",
    })
    void replacesWhatStandsBetweenBraces(String text, String expected) {
        assertThat(replaced(text)).isEqualTo(expected);
    }

    @Test
    void needsItsBraceClosed() {
        assertThatThrownBy(() -> replaced("${a'}'")).isInstanceOf(IllegalArgumentException.class);
    }

    /** What an expression says is a value, not another expression. */
    @Test
    void doesNotEvaluateValues() {
        assertThat(ExpressionText.replace("${a}", '$', expression -> "${b}")).isEqualTo("${b}");
    }
}
