package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
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
                .hasMessageContaining("${nobody} cannot be evaluated");
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
}
