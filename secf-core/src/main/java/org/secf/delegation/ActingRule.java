package org.secf.delegation;

import java.util.List;
import org.secf.identity.Caller;

/**
 * That somebody may act for somebody somewhere. Compared character by character; no part is a pattern.
 *
 * @param actor who acts, as others vouch for it: the entity id of an enabler, the owner of a key, the name of a client
 * @param subjects for whom: {@code *} for every caller, {@code group:NAME} for callers in that group, {@code caller:NAME} for one
 * @param audience where: {@code *} for every place that this enabler knows, else an entity id or resource identifier
 */
public record ActingRule(String actor, String subjects, String audience) {

    /** What a rule looks like, for errors and the reference of settings. */
    public static final String EXPECTED =
            "ACTOR for SUBJECTS at AUDIENCE, where SUBJECTS is *, group:NAME or caller:NAME, and AUDIENCE is * or a name";

    private static final String ANY = "*";
    private static final String GROUP = "group:";
    private static final String CALLER = "caller:";
    private static final String FOR = " for ";
    private static final String AT = " at ";

    public ActingRule {
        if (actor.isBlank() || ANY.equals(actor) || audience.isBlank() || !isSubjects(subjects)) {
            throw new IllegalArgumentException(EXPECTED);
        }
    }

    /**
     * Reads {@link #EXPECTED}; the first {@code for} and the last {@code at} divide it.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static ActingRule parse(String text) {
        int subjects = text.indexOf(FOR);
        int audience = text.lastIndexOf(AT);
        if (subjects < 0 || audience < subjects + FOR.length()) {
            throw new IllegalArgumentException(EXPECTED);
        }
        return new ActingRule(
                text.substring(0, subjects).strip(),
                text.substring(subjects + FOR.length(), audience).strip(),
                text.substring(audience + AT.length()).strip());
    }

    /** Whether it is said here. */
    public boolean allows(String who, Caller subject, String where) {
        return subject.isAuthenticated()
                && actor.equals(who)
                && (ANY.equals(audience) || audience.equals(where))
                && isMeant(subject);
    }

    /** Whether it is for callers of a group, as somebody says. */
    public boolean isForGroup() {
        return subjects.startsWith(GROUP);
    }

    private boolean isMeant(Caller subject) {
        return List.of(ANY, CALLER + subject.getName()).contains(subjects)
                || (subjects.startsWith(GROUP) && subject.groups().contains(subjects.substring(GROUP.length())));
    }

    private static boolean isSubjects(String text) {
        return ANY.equals(text)
                || (text.startsWith(GROUP) && text.length() > GROUP.length())
                || (text.startsWith(CALLER) && text.length() > CALLER.length());
    }

    /** As it is written. */
    @Override
    public String toString() {
        return actor + FOR + subjects + AT + audience;
    }
}
