package org.secf.boot;

import java.lang.annotation.Annotation;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.secf.settings.ConfigurationException;
import org.secf.settings.RawSetting;

/**
 * Attributes of any annotation as settings: names in kebab case, nested annotations joined by dots, attributes at their default left out. An attribute
 * {@code priorityExpression} is another spelling of {@code priority}, and wins over it.
 */
final class AnnotationReader {

    private static final String EXPRESSION = "Expression";

    /** Before a capital that begins a word: after a small letter or digit, or at the end of a run of capitals. */
    private static final Pattern WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    private AnnotationReader() {}

    static List<RawSetting> read(Annotation annotation, String origin) {
        List<RawSetting> settings = new ArrayList<>();
        read(annotation, "", origin, settings);
        return settings;
    }

    /** {@code assertionConsumerServiceURI} becomes {@code assertion-consumer-service-uri}. */
    static String kebab(String attribute) {
        String name = attribute.endsWith(EXPRESSION)
                ? attribute.substring(0, attribute.length() - EXPRESSION.length())
                : attribute;
        return WORD.matcher(name).replaceAll("-").toLowerCase(Locale.ROOT);
    }

    /** The value of an attribute, whatever class it is nested in. */
    static Object value(Annotation annotation, Method attribute, String origin) {
        try {
            // The annotation type may be nested in a class that is not public.
            attribute.setAccessible(true);
            return attribute.invoke(annotation);
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new ConfigurationException(
                    "%s: the attribute %s cannot be read: %s".formatted(origin, attribute.getName(), e), e);
        }
    }

    private static void read(Annotation annotation, String prefix, String origin, List<RawSetting> into) {
        Method[] attributes = annotation.annotationType().getDeclaredMethods();
        // By name, so that an expression comes after the attribute that it overrides.
        Arrays.sort(attributes, Comparator.comparing(Method::getName));
        for (Method attribute : attributes) {
            Object value = value(annotation, attribute, origin);
            String name = prefix + kebab(attribute.getName());
            if (value instanceof Annotation nested) {
                read(nested, name + ".", origin, into);
            } else if (!Objects.deepEquals(value, attribute.getDefaultValue())) {
                into.add(new RawSetting(name, texts(value), origin));
            }
        }
    }

    private static List<String> texts(Object value) {
        if (!value.getClass().isArray()) {
            return List.of(text(value));
        }
        return IntStream.range(0, Array.getLength(value))
                .mapToObj(i -> text(Array.get(value, i)))
                .toList();
    }

    private static String text(Object value) {
        if (value instanceof Class<?> type) {
            return type.getName();
        }
        return value instanceof Enum<?> constant ? constant.name() : String.valueOf(value);
    }
}
