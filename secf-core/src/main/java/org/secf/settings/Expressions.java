package org.secf.settings;

/** Evaluates the expressions of Jakarta Expression Language in settings that an application wrote itself. */
public interface Expressions {

    /**
     * A text with its immediate expressions <code>${…}</code> replaced; deferred ones stay as they are.
     *
     * @throws ConfigurationException when one cannot be evaluated
     */
    String atDeployment(String text);

    /**
     * What a template says for the request at hand.
     *
     * @throws IllegalStateException when it cannot be evaluated; the request is then refused
     */
    String atRequest(Template template);

    /** Leaves every text as it is, and refuses templates with expressions: for places without Jakarta Expression Language. */
    static Expressions none() {
        return NoExpressions.NONE;
    }
}
