package org.secf.settings;

import java.util.List;
import java.util.regex.Pattern;

/** Values as they may be shown in errors, logs and listings. */
final class Shown {

    static final String MASK = "(hidden)";

    /** Name and password of an address: they should not be there, but where they are nobody else is to read them. */
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/?#\\s]*@");

    private Shown() {}

    static String of(Key<?> key, List<String> written) {
        return key.isSecret()
                ? MASK
                : USER_INFO.matcher(String.join(", ", written)).replaceAll(MASK + "@");
    }
}
