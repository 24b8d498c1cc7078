package org.secf.bearer;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.secf.mechanism.ForeignSetting;
import org.secf.settings.Key;

/**
 * The settings of MicroProfile JWT (2.1, "Configuration") that ours stand for, so that an application that has them needs to say little more than that it takes
 * tokens. Whatever it does not ask for and we do, such as an audience, is asked for all the same.
 */
final class MicroProfileJwt {

    private static final Pattern SECONDS = Pattern.compile("[0-9]+");
    private static final String COOKIE = "mp.jwt.token.cookie";
    private static final String USUAL_COOKIE = "Bearer";

    static final List<ForeignSetting> SETTINGS = List.of(
            as("mp.jwt.verify.issuer", BearerKeys.ISSUER),
            as("mp.jwt.verify.audiences", BearerKeys.AUDIENCE),
            as("mp.jwt.verify.publickey", BearerKeys.PUBLIC_KEY),
            new ForeignSetting("mp.jwt.verify.publickey.location", BearerKeys.JWKS.name(), MicroProfileJwt::location),
            as("mp.jwt.verify.publickey.algorithm", BearerKeys.ALGORITHMS),
            inSeconds("mp.jwt.verify.clock.skew", BearerKeys.CLOCK_SKEW),
            inSeconds("mp.jwt.verify.token.age", BearerKeys.MAX_TOKEN_AGE),
            new ForeignSetting("mp.jwt.token.header", BearerKeys.TOKEN_COOKIE.name(), MicroProfileJwt::cookie));

    private MicroProfileJwt() {}

    private static ForeignSetting as(String property, Key<?> key) {
        return new ForeignSetting(property, key.name());
    }

    /** The name of the cookie counts only where tokens are said to come in one. */
    private static Optional<String> cookie(String header, Function<String, Optional<String>> others) {
        return header.equals("Cookie") ? Optional.of(others.apply(COOKIE).orElse(USUAL_COOKIE)) : Optional.empty();
    }

    /** Where theirs is no address, it is on the class path. */
    private static Optional<String> location(String text, Function<String, Optional<String>> others) {
        return Optional.of(text.indexOf(':') < 0 && !text.startsWith("/") ? "classpath:" + text : text);
    }

    /** Theirs are bare numbers. */
    private static ForeignSetting inSeconds(String property, Key<?> key) {
        return new ForeignSetting(
                property,
                key.name(),
                (text, others) -> Optional.of(SECONDS.matcher(text).matches() ? text + "s" : text));
    }
}
