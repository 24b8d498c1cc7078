package org.secf.settings;

import java.util.List;

/**
 * A setting as it was written.
 *
 * @param name the key's name below the prefix
 * @param values one, or several for a list
 * @param origin where it stands, for errors: {@code WEB-INF/secf.xml line 7 column 5}, {@code system property secf.saml.base-url}
 */
public record RawSetting(String name, List<String> values, String origin) {

    public RawSetting {
        values = List.copyOf(values);
    }
}
