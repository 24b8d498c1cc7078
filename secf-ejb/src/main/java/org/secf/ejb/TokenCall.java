package org.secf.ejb;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.secf.settings.ConfigurationException;

/**
 * Where the token of a method stands, and by what it is verified.
 *
 * @param mechanism the id
 * @param parameter its index
 * @param isConfidential whatever is known of its way
 */
record TokenCall(String mechanism, int parameter, boolean isConfidential) {

    /**
     * Reads it off the method.
     *
     * @throws ConfigurationException where there is not exactly one token of a type that can be one
     */
    static TokenCall of(AuthenticatedByToken found, Method method) {
        Parameter[] parameters = method.getParameters();
        int[] tokens = IntStream.range(0, parameters.length)
                .filter(i -> parameters[i].isAnnotationPresent(CallerToken.class))
                .toArray();
        if (tokens.length != 1 || !isToken(parameters[tokens[0]].getType())) {
            throw new ConfigurationException(
                    "@AuthenticatedByToken on %s: expected one parameter with @CallerToken, a String or byte[], found %d"
                            .formatted(method, tokens.length));
        }
        return new TokenCall(found.value(), tokens[0], found.assumeConfidential());
    }

    private static boolean isToken(Class<?> type) {
        return type == String.class || type == byte[].class;
    }

    /** The octets of the token; empty where there is none. */
    Optional<byte[]> token(@Nullable Object[] arguments) {
        Object token = arguments[parameter];
        byte[] octets = token instanceof String text
                ? text.getBytes(StandardCharsets.US_ASCII)
                : token instanceof byte[] given ? given : new byte[0];
        return octets.length > 0 ? Optional.of(octets) : Optional.empty();
    }
}
