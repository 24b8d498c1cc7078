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
import org.secf.saml.model.SamlReason;
import org.secf.saml.model.VerifiedLogin;
import org.secf.verdict.Verdict;

/**
 * How a login becomes a caller. Names of attributes are compared character by character.
 *
 * @param callerName the attribute that names the caller, or {@link #NAME_ID} for the subject's NameID
 * @param callerGroups the attribute that holds the groups; empty where there are none to read
 * @param groups the provider's groups to ours
 */
public record CallerMapping(String callerName, Optional<String> callerGroups, GroupMapping groups) {

    /** Stands for the subject's NameID in place of an attribute's name. */
    public static final String NAME_ID = "NameID";

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
        if (!VisibleName.isOne(names.get(0))) {
            return Verdict.rejected(SamlReason.HOSTILE_CALLER_NAME, VisibleName.EXPECTED, names.get(0));
        }
        return Verdict.accepted(new AuthenticatedCaller(
                names.get(0), groupsOf(login), login.attributes(), login.evidence(), List.of()));
    }

    private Set<String> groupsOf(VerifiedLogin login) {
        return groups.map(callerGroups.map(login.attributes()::get).orElse(List.of()));
    }
}
