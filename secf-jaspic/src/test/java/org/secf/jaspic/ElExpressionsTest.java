package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Expressions;
import org.secf.settings.Template;

class ElExpressionsTest {

    private final Expressions expressions = ElExpressions.of("/enabler");

    private String atDeployment(String text) {
        return expressions.atDeployment(text, Map.of("baseURL", "https://sp.example.org/enabler"));
    }

    @Test
    void knowsContextPathAndVariables() {
        assertThat(atDeployment("${baseURL}/saml${contextPath}"))
                .isEqualTo("https://sp.example.org/enabler/saml/enabler");
    }

    @Test
    void calculates() {
        assertThat(atDeployment("${contextPath eq '/enabler' ? 10 + 1 : 0}")).isEqualTo("11");
    }

    @Test
    void leavesDeferredExpressionsToTheRequest() {
        assertThat(atDeployment("#{contextPath} ${1 + 1}")).isEqualTo("#{contextPath} 2");
        assertThat(expressions.atRequest(new Template("#{contextPath} 2"))).isEqualTo("/enabler 2");
    }

    @Test
    void stopsTheDeploymentAtWhatMeansNothing() {
        assertThatThrownBy(() -> atDeployment("${nobody}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("an expression cannot be evaluated: ");
        assertThatThrownBy(() -> atDeployment("${1 +}")).isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> atDeployment("${contextPath")).isInstanceOf(ConfigurationException.class);
    }

    @Test
    void failsARequestAtWhatMeansNothing() {
        assertThatThrownBy(() -> expressions.atRequest(new Template("#{nobody}")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isRefusedWhereThereIsNone() {
        assertThatThrownBy(() -> Expressions.none().atDeployment("${1}", Map.of()))
                .isInstanceOf(ConfigurationException.class);
        assertThatThrownBy(() -> Expressions.none().atRequest(new Template("#{1}")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(Expressions.none().atDeployment("plain", Map.of())).isEqualTo("plain");
    }

    /** What an expression gives is a value, though it may be written as another expression. */
    @ParameterizedTest
    @CsvSource({
        "#{1+1}, ${x}, #{1+1}",
        "#, ${x}{1+1}, #{1+1}",
        "{1+1}, #${x}, #{1+1}",
        "#, ${x}${'{'}1+1}, #{1+1}",
        "'\\#{1+1}', ${x}, '\\#{1+1}'",
        "#x{, ${x} #{1+1}, #x{ 2",
    })
    void evaluatesNothingTwice(String value, String text, String expected) {
        String template = expressions.atDeployment(text, Map.of("x", value));

        assertThat(expressions.atRequest(new Template(template))).isEqualTo(expected);
    }

    @Test
    void doesNotQuoteWhatItCannotEvaluate() {
        for (String text : List.of("hunter2${oops", "${'hunter2' +}", "${hunter2}", "${hunter2.length()}")) {
            assertThatThrownBy(() -> atDeployment(text))
                    .as(text)
                    .satisfies(failure ->
                            assertThat(Throwables.getStackTrace(failure)).doesNotContain("hunter2"));
        }
        assertThatThrownBy(() -> Expressions.none().atDeployment("hunter2${oops", Map.of()))
                .hasMessageNotContaining("hunter2");
    }
}
