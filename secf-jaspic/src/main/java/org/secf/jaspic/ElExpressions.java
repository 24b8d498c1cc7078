package org.secf.jaspic;

import jakarta.el.ELException;
import jakarta.el.ELProcessor;
import jakarta.el.ELResolver;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.secf.settings.ConfigurationException;
import org.secf.settings.Expressions;
import org.secf.settings.Template;

/** Jakarta Expression Language with the application's named beans and {@code contextPath}. */
final class ElExpressions implements Expressions {

    /** Stand for the characters of values while these are put in; neither is a character of any text. */
    private static final char VALUE_SIGN = '\uFFFE';

    private static final char VALUE_BRACE = '\uFFFF';
    private static final Pattern MADE_BY_VALUES =
            Pattern.compile("[#%1$c]%2$c|%1$c\\{".formatted(VALUE_SIGN, VALUE_BRACE));

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
            return unmarked(ExpressionText.replace(text, '$', expression -> {
                made[0] = made[0] == null ? processor(variables) : made[0];
                return marked(text(made[0], expression));
            }));
        } catch (ELException e) {
            // Neither text nor cause, which quotes it: the setting may be a secret.
            throw new ConfigurationException(
                    "an expression cannot be evaluated: " + e.getClass().getSimpleName());
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("an expression cannot be evaluated: " + e.getMessage());
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
            throw new IllegalStateException("an expression cannot be evaluated at this request", e);
        }
    }

    private static String marked(String value) {
        return value.replace('#', VALUE_SIGN).replace('{', VALUE_BRACE);
    }

    /** What a value says is text: it makes no expression for the request, neither alone nor together with what stands beside it. */
    private static String unmarked(String text) {
        return MADE_BY_VALUES
                .matcher(text)
                .replaceAll("\\\\#{")
                .replace(VALUE_SIGN, '#')
                .replace(VALUE_BRACE, '{');
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
            throw new IllegalArgumentException("it is nothing");
        }
        return String.valueOf(value);
    }
}
