package org.secf.jaspic;

import jakarta.el.ELException;
import jakarta.el.ELProcessor;
import jakarta.el.ELResolver;
import java.util.Map;
import java.util.Optional;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Expressions;
import org.secf.settings.Template;

/** Jakarta Expression Language with the application's named beans and {@code contextPath}. */
final class ElExpressions implements Expressions {

    private final String contextPath;
    private final Optional<ELResolver> beans;

    private ElExpressions(String contextPath, Optional<ELResolver> beans) {
        this.contextPath = contextPath;
        this.beans = beans;
    }

    /** Without the language on the server, settings with expressions stop the deployment. */
    static Expressions of(String contextPath) {
        try {
            ElExpressions expressions = new ElExpressions(contextPath, namedBeans());
            expressions.processor(Map.of());
            return expressions;
        } catch (LinkageError | ELException e) {
            return Expressions.none();
        }
    }

    private static Optional<ELResolver> namedBeans() {
        try {
            return Optional.of(ApplicationBeans.current().getELResolver());
        } catch (IllegalStateException | LinkageError e) {
            return Optional.empty();
        }
    }

    @Override
    public String atDeployment(String text, Map<String, String> variables) {
        try {
            ELProcessor[] made = new ELProcessor[1];
            return ExpressionText.replace(text, '$', expression -> {
                made[0] = made[0] == null ? processor(variables) : made[0];
                return text(made[0], expression);
            });
        } catch (ELException | IllegalArgumentException e) {
            throw new ConfigurationException("%s cannot be evaluated: %s".formatted(text, e.getMessage()), e);
        }
    }

    @Override
    public String atRequest(Template template) {
        if (template.isPlain()) {
            return template.text();
        }
        try {
            ELProcessor processor = processor(Map.of());
            return ExpressionText.replace(template.text(), '#', expression -> text(processor, expression));
        } catch (ELException | IllegalArgumentException e) {
            throw new IllegalStateException("%s cannot be evaluated".formatted(template.text()), e);
        }
    }

    private ELProcessor processor(Map<String, String> variables) {
        ELProcessor processor = new ELProcessor();
        beans.ifPresent(processor.getELManager()::addELResolver);
        processor.defineBean("contextPath", contextPath);
        variables.forEach(processor::defineBean);
        return processor;
    }

    /** Nothing is not the same as an empty text: it is a name mistyped, or a bean that is not there. */
    private static String text(ELProcessor processor, String expression) {
        Object value = processor.getValue(expression, Object.class);
        if (value == null) {
            throw new IllegalArgumentException("{" + expression + "} is nothing");
        }
        return String.valueOf(value);
    }
}
