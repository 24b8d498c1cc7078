package org.secf.saml.response;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.saml.model.NameId;
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.VerifiedLogin;
import org.secf.verdict.Verdict;

/**
 * How a login becomes a caller. Names of attributes and groups are compared character by character, and a value is never split.
 *
 * @param callerName the attribute that names the caller, or {@link #NAME_ID} for the subject's NameID
 * @param callerGroups the attribute that holds the groups; empty where there are none to read
 * @param groups the provider's group to ours; where it is not empty, only groups in it pass
 */
public record CallerMapping(String callerName, Optional<String> callerGroups, Map<String, String> groups) {

    /** Stands for the subject's NameID in place of an attribute's name. */
    public static final String NAME_ID = "NameID";

    private static final int IDEOGRAPHIC_SPACE = 0x3000;
    private static final String INVISIBLE = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

    public CallerMapping {
        groups = Map.copyOf(groups);
    }

    /** The caller, or why the login names none. */
    public Verdict<Caller> map(VerifiedLogin login) {
        List<String> names = NAME_ID.equals(callerName)
                ? login.nameId().map(NameId::value).stream().toList()
                : List.copyOf(new LinkedHashSet<>(login.attributes().getOrDefault(callerName, List.of())));
        if (names.isEmpty()) {
            return Verdict.rejected(SamlReason.NO_CALLER_NAME, callerName + " in the assertion", "none");
        }
        if (names.size() > 1) {
            return Verdict.rejected(SamlReason.SEVERAL_CALLER_NAMES, "one value of " + callerName, names.toString());
        }
        if (!isClean(names.get(0))) {
            return Verdict.rejected(
                    SamlReason.HOSTILE_CALLER_NAME,
                    "a name of visible characters without space at its ends",
                    names.get(0));
        }
        return Verdict.accepted(new AuthenticatedCaller(
                names.get(0), groupsOf(login), login.attributes(), login.evidence(), List.of()));
    }

    private Set<String> groupsOf(VerifiedLogin login) {
        Set<String> mapped = new LinkedHashSet<>();
        for (String group : callerGroups.map(login.attributes()::get).orElse(List.of())) {
            String ours = groups.isEmpty() ? group : groups.getOrDefault(group, "");
            if (isClean(ours)) {
                mapped.add(ours);
            }
        }
        return mapped;
    }

    /** Two names that look alike on a screen or in a log must not differ by what cannot be seen. */
    private static boolean isClean(String name) {
        return !name.isBlank()
                && !isSpace(name.codePointAt(0))
                && !isSpace(name.codePointBefore(name.length()))
                && name.codePoints().allMatch(CallerMapping::isVisible);
    }

    private static boolean isSpace(int codePoint) {
        return Character.isSpaceChar(codePoint) || Character.isWhitespace(codePoint);
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            case Character.SPACE_SEPARATOR -> codePoint == ' ' || codePoint == IDEOGRAPHIC_SPACE;
            default -> !isInvisibleLetter(codePoint);
        };
    }

    /** Letters, marks and symbols that show nothing: fillers, joiners and variation selectors (Unicode §5.21), and the blank braille pattern. */
    private static boolean isInvisibleLetter(int codePoint) {
        return INVISIBLE.indexOf(codePoint) >= 0
                || (codePoint >= 0x180B && codePoint <= 0x180F)
                || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF);
    }
}
