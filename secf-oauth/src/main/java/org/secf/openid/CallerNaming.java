package org.secf.openid;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.Evidence;
import org.secf.identity.VisibleName;
import org.secf.jwt.ClaimMapping;
import org.secf.jwt.Claims;
import org.secf.verdict.Verdict;

/**
 * How what the provider says of a user names a caller.
 *
 * @param name path of the claim that names the caller
 * @param prefix before that name, so that two providers do not name the same caller; empty for none
 * @param mapping what else claims say
 */
record CallerNaming(String name, String prefix, ClaimMapping mapping) {

    /** An ID token without {@code auth_time} does not say when its user authenticated; the longest ago is the safest guess. */
    private static final Instant NEVER = Instant.EPOCH;

    private static final String METHODS = "amr";

    /**
     * The caller; refused with an {@link OpenIdReason}.
     *
     * @param token claims of the ID token, which alone say how the user authenticated
     * @param all those and what else the provider says of the user
     * @param issuer of both
     */
    Verdict<Caller> caller(Claims token, Claims all, String issuer, Optional<String> keyThumbprint) {
        List<String> names = all.at(name);
        if (names.size() != 1) {
            return Verdict.rejected(
                    OpenIdReason.NO_CALLER_NAME, "one text at " + name, names.isEmpty() ? "none" : "several");
        }
        String full = prefix + names.get(0);
        if (!VisibleName.isOne(names.get(0)) || !VisibleName.isOne(full)) {
            return Verdict.rejected(OpenIdReason.HOSTILE_CALLER_NAME, VisibleName.EXPECTED, full);
        }
        Evidence evidence = new Evidence(
                OpenIdMechanism.NAME, issuer, token.time("auth_time").orElse(NEVER), token.text("acr"), keyThumbprint);
        Map<String, List<String>> attributes = new LinkedHashMap<>(mapping.attributesOf(all));
        List<String> methods =
                token.texts(METHODS).stream().filter(VisibleName::isOne).toList();
        attributes.remove(METHODS);
        if (!methods.isEmpty()) {
            attributes.put(METHODS, methods);
        }
        return Verdict.accepted(new AuthenticatedCaller(full, mapping.groupsOf(all), attributes, evidence, List.of()));
    }
}
