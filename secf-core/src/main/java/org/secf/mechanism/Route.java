package org.secf.mechanism;

import java.util.List;
import org.secf.http.PathPattern;

/**
 * One mechanism of an application, and when it is asked.
 *
 * @param id the mechanism's name, and after a dot the name of its definition where that has one: {@code saml}, {@code saml.partners}
 * @param mechanism what decides
 * @param paths where it takes part
 * @param priority of several that could decide, the highest does
 * @param origin where it is defined, for errors
 */
public record Route(String id, Mechanism mechanism, List<PathPattern> paths, int priority, String origin) {

    public Route {
        paths = List.copyOf(paths);
    }

    boolean matches(String path) {
        for (PathPattern pattern : paths) {
            if (pattern.matches(path)) {
                return true;
            }
        }
        return false;
    }
}
