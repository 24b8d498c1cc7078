package org.secf.saml;

import java.util.List;
import java.util.Optional;
import org.secf.http.PublicUrl;
import org.secf.saml.model.SamlPolicyReason;
import org.secf.verdict.Verdict;

/**
 * Where a login ends that did not begin here (saml-profiles §4.1.5). RelayState is the identity provider's then, or anybody's who made the browser post it,
 * so it only chooses among paths that are configured (CWE-601).
 *
 * @param base where the application is
 * @param paths below it
 */
record UnsolicitedLanding(PublicUrl base, List<String> paths) {

    Verdict<String> of(Optional<String> relayState) {
        String wanted = relayState.orElse("");
        if (wanted.isEmpty()) {
            return Verdict.accepted(base.frontPage());
        }
        return paths.contains(wanted)
                ? Verdict.accepted(base.frontPage() + wanted.substring(1))
                : Verdict.rejected(SamlPolicyReason.UNKNOWN_LANDING, "no RelayState, or one of " + paths, wanted);
    }
}
