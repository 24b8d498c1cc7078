package org.secf.settings;

import java.util.Map;

/** Where nothing evaluates expressions. */
enum NoExpressions implements Expressions {
    NONE;

    @Override
    public String atDeployment(String text, Map<String, String> variables) {
        if (text.contains("${")) {
            throw new ConfigurationException(
                    "there is no Jakarta Expression Language here to evaluate its expressions");
        }
        return text;
    }

    @Override
    public String atRequest(Template template) {
        if (template.isPlain()) {
            return template.text();
        }
        throw new IllegalStateException("there is no Jakarta Expression Language here to evaluate an expression");
    }
}
