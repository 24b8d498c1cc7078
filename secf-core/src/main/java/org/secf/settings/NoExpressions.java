package org.secf.settings;

/** Where nothing evaluates expressions. */
enum NoExpressions implements Expressions {
    NONE;

    @Override
    public String atDeployment(String text) {
        return text;
    }

    @Override
    public String atRequest(Template template) {
        if (template.isPlain()) {
            return template.text();
        }
        throw new IllegalStateException("no Jakarta Expression Language here to evaluate " + template.text());
    }
}
