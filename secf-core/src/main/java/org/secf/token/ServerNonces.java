package org.secf.token;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What servers want to find in the next proof (RFC 9449 §8): the last value of each server; of the servers, those that told something last. */
final class ServerNonces {

    private static final int MOST = 64;
    private static final float LOAD = 0.75f;

    /** The characters are those of RFC 9449 §8.1, so that it cannot be more than a text in a proof. */
    private static final Pattern FORM = Pattern.compile("[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,512}");

    private final Map<String, String> told = new LinkedHashMap<>(16, LOAD, true);

    synchronized Optional<String> of(URI address) {
        return Optional.ofNullable(told.get(server(address)));
    }

    /** The value, where there is one and it can be one; of several, nobody knows which is meant. */
    synchronized Optional<String> heard(URI address, List<String> lines) {
        if (lines.size() != 1 || !FORM.matcher(lines.get(0)).matches()) {
            return Optional.empty();
        }
        told.put(server(address), lines.get(0));
        if (told.size() > MOST) {
            String oldest = told.keySet().iterator().next();
            told.remove(oldest);
        }
        return Optional.of(lines.get(0));
    }

    private static String server(URI address) {
        return (address.getScheme() + "://" + address.getRawAuthority()).toLowerCase(Locale.ROOT);
    }
}
