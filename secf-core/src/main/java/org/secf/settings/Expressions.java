package org.secf.settings;

import java.util.Map;

/** Evaluates the expressions of Jakarta Expression Language in settings that an application wrote itself. */
public interface Expressions {

    /**
     * A text with its immediate expressions <code>${…}</code> replaced; deferred ones stay as they are.
     *
     * @param variables by name, beside what the place itself knows
     * @throws ConfigurationException when one cannot be evaluated
     */
    String atDeployment(String text, Map<String, String> variables);

    /**
     * What a template says for the request at hand.
     *
     * @throws IllegalStateException when it cannot be evaluated; the request is then refused
     */
    String atRequest(Template template);

    /** Refuses every expression: for places without Jakarta Expression Language. */
    static Expressions none() {
        return NoExpressions.NONE;
    }
}
