package org.secf.mechanism;

import java.util.List;
import org.secf.http.PathPattern;
import org.secf.settings.Key;
import org.secf.settings.Kind;

/** The settings that every mechanism has: when it is asked. */
public final class RouteKeys {

    /** Where the mechanism takes part. */
    public static final Key<List<PathPattern>> PATHS = Key.of(
            "paths",
            Kind.list("paths such as /who or /api/*", PathPattern::new),
            List.of(new PathPattern("/*")),
            "The paths below the application that this mechanism authenticates; its own addresses belong to it anyway.");

    /** Which of several decides. */
    public static final Key<Integer> PRIORITY = Key.of(
            "priority",
            Kind.number(-1000, 1000),
            0,
            "Of several mechanisms for the same path the one with the highest priority decides, or asks for a login.");

    /** Every one. */
    public static final List<Key<?>> ALL = List.of(PATHS, PRIORITY);

    private RouteKeys() {}
}
