package org.secf.keys.store;

import java.util.Set;
import java.util.regex.Pattern;
import org.secf.verdict.Verdict;

/** The names of entries. Small letters only, because key stores do not tell them from capitals. */
public final class Alias {

    /** Where a store keeps what it says of itself. */
    public static final String MANIFEST = "secf-manifest";

    private static final Set<String> RESERVED = Set.of(MANIFEST, TransportKey.NAME);
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    private Alias() {}

    /** The alias, if it is one that anybody may use. */
    public static Verdict<String> check(String alias) {
        boolean isOne = FORM.matcher(alias).matches() && !RESERVED.contains(alias);
        return isOne
                ? Verdict.accepted(alias)
                : Verdict.rejected(
                        StoreReason.BAD_ALIAS,
                        "1 to 63 small letters, digits, dots, hyphens and underscores, letter or digit first, not "
                                + MANIFEST + " or " + TransportKey.NAME,
                        alias);
    }
}
