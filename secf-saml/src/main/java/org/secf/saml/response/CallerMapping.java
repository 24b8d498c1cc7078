package org.secf.saml.response;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.GroupMapping;
import org.secf.identity.VisibleName;
import org.secf.saml.model.NameId;
import org.secf.saml.model.SamlPolicyReason;
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.SubjectIdRequirement;
import org.secf.saml.model.VerifiedLogin;
import org.secf.verdict.Verdict;

/**
 * How a login becomes a caller. Names of attributes are compared character by character.
 *
 * @param callerName the attribute that names the caller, or {@link #NAME_ID} for the subject's NameID
 * @param callerGroups the attribute that holds the groups; empty where there are none to read
 * @param groups the provider's groups to ours
 * @param reading how both are to be read
 */
public record CallerMapping(String callerName, Optional<String> callerGroups, GroupMapping groups, Reading reading) {

    /** Stands for the subject's NameID in place of an attribute's name. */
    public static final String NAME_ID = "NameID";

    private static final String TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";
    private static final int LONGEST_NAME = 256;

    /**
     * How name and groups are to be read.
     *
     * @param nameFormat the format of the name of {@code callerName}; empty takes any
     * @param groupsFormat likewise of {@code callerGroups}
     * @param acceptTransient whether a name that is another at each login may name the caller
     */
    public record Reading(Optional<String> nameFormat, Optional<String> groupsFormat, boolean acceptTransient) {

        /** Any format, and any kind of name. */
        public static final Reading ANY = new Reading(Optional.empty(), Optional.empty(), true);
    }

    /** Whatever the formats and the kind of name. */
    public CallerMapping(String callerName, Optional<String> callerGroups, GroupMapping groups) {
        this(callerName, callerGroups, groups, Reading.ANY);
    }

    /** The caller, or why the login names none. */
    public Verdict<Caller> map(VerifiedLogin login) {
        List<String> names = names(login);
        if (names.isEmpty()) {
            return Verdict.rejected(SamlReason.NO_CALLER_NAME, callerName + " in the assertion", "none");
        }
        if (names.size() > 1) {
            return Verdict.rejected(SamlReason.SEVERAL_CALLER_NAMES, "one value of " + callerName, names.toString());
        }
        if (isTransient(login)) {
            return Verdict.rejected(
                    SamlPolicyReason.TRANSIENT_CALLER_NAME, "a name that stays the user's", "one for this login");
        }
        return name(names.get(0))
                .map(name -> new AuthenticatedCaller(
                        name, groupsOf(login), login.attributes(), login.evidence(), List.of()));
    }

    private List<String> names(VerifiedLogin login) {
        return NAME_ID.equals(callerName)
                ? login.nameId().map(NameId::value).stream().toList()
                : several(values(login, callerName, reading.nameFormat()));
    }

    /** One name said twice is one name, but where a profile says that there is one value. */
    private List<String> several(List<String> values) {
        return SubjectIdRequirement.ofAttribute(callerName).isPresent()
                ? values
                : List.copyOf(new LinkedHashSet<>(values));
    }

    private static List<String> values(VerifiedLogin login, String name, Optional<String> format) {
        return login.received().stream()
                .filter(attribute -> attribute.is(name, format))
                .flatMap(attribute -> attribute.values().stream())
                .toList();
    }

    private boolean isTransient(VerifiedLogin login) {
        return NAME_ID.equals(callerName)
                && !reading.acceptTransient()
                && login.nameId()
                        .flatMap(NameId::format)
                        .filter(TRANSIENT::equals)
                        .isPresent();
    }

    private Verdict<String> name(String found) {
        if (!VisibleName.isOne(found)) {
            return Verdict.rejected(SamlReason.HOSTILE_CALLER_NAME, VisibleName.EXPECTED, found);
        }
        if (found.length() > LONGEST_NAME) {
            return Verdict.rejected(
                    SamlPolicyReason.CALLER_NAME_TOO_LONG, "at most " + LONGEST_NAME + " characters", found);
        }
        return SubjectIdRequirement.ofAttribute(callerName).isPresent()
                ? SubjectIdentifier.canonical(found)
                : Verdict.accepted(found);
    }

    private Set<String> groupsOf(VerifiedLogin login) {
        return groups.map(callerGroups
                .map(name -> values(login, name, reading.groupsFormat()))
                .orElse(List.of()));
    }
}
