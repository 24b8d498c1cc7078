package org.secf.saml;

import java.util.Optional;
import org.secf.saml.model.ResponseBinding;
import org.secf.saml.model.ResponsePolicy;
import org.secf.verdict.Verdict;

/**
 * What a response answers: where to go afterwards, and what is asked of whom.
 *
 * @param id of our request; empty where nobody asked
 * @param target path and query on our host
 * @param isForced whether the user was to authenticate anew
 */
record Asked(Optional<String> id, String target, Chosen with, ResponsePolicy policy, boolean isForced) {

    /** The same, if responses may come so to the part that decides. */
    Verdict<Asked> comingBy(ResponseBinding binding) {
        return with.setup().bindings().ways().allow(binding).map(allowed -> this);
    }
}
