package org.secf.saml;

import java.util.Optional;
import org.secf.saml.model.ResponsePolicy;

/**
 * What a response answers: where to go afterwards, and what is asked of whom.
 *
 * @param id of our request; empty where nobody asked
 * @param target path and query on our host
 * @param isForced whether the user was to authenticate anew
 */
record Asked(Optional<String> id, String target, Chosen with, ResponsePolicy policy, boolean isForced) {}
