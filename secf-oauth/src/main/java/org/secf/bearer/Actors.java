package org.secf.bearer;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.secf.identity.Delegate;
import org.secf.identity.VisibleName;
import org.secf.jwt.Claims;
import org.secf.verdict.Rejection;

/** Who acts for the caller, as the claim {@code act} and those inside it say (RFC 8693 §4.1): the outermost acts now, those inside did before. */
final class Actors {

    private static final String CLAIM = "act";
    private static final String NAME = "sub";

    private Actors() {}

    static Optional<Rejection> check(TokenCandidate candidate) {
        if (!candidate.claims().has(CLAIM)) {
            return HOLDS;
        }
        ActorPolicy policy = candidate.policy().actors();
        List<Claims> chain = chain(candidate.claims(), policy.most() + 1);
        List<String> names = names(chain);
        if (chain.isEmpty()
                || names.size() < chain.size()
                || names.stream().anyMatch(name -> !VisibleName.isOne(name))
                || hasForeignRest(chain)) {
            return refused(BearerReason.ACTOR_MALFORMED, "actors with visible names", "others");
        }
        if (chain.size() > policy.most()) {
            return refused(BearerReason.TOO_MANY_ACTORS, "at most " + policy.most(), "more");
        }
        return policy.allows(names) && areOf(candidate.policy().issuer(), chain)
                ? HOLDS
                : refused(BearerReason.ACTOR_NOT_ALLOWED, "some of " + policy.allowed(), names.toString());
    }

    /** Another issuer's subject of that name is somebody else. */
    private static boolean areOf(String issuer, List<Claims> chain) {
        return chain.stream()
                .allMatch(actor -> !actor.has("iss")
                        || actor.text("iss").filter(issuer::equals).isPresent());
    }

    /** Oldest first; of a token that passed {@link #check}. */
    static List<Delegate> delegates(Claims claims) {
        List<String> names = new ArrayList<>(names(chain(claims, ActorPolicy.LONGEST)));
        Collections.reverse(names);
        return names.stream().map(name -> new Delegate(name, Optional.empty())).toList();
    }

    private static List<Claims> chain(Claims claims, int most) {
        List<Claims> chain = new ArrayList<>();
        Optional<Claims> actor = claims.object(CLAIM);
        while (actor.isPresent() && chain.size() < most) {
            chain.add(actor.get());
            actor = actor.get().object(CLAIM);
        }
        return chain;
    }

    private static List<String> names(List<Claims> chain) {
        return chain.stream().flatMap(actor -> actor.text(NAME).stream()).toList();
    }

    /** An inner {@code act} that is no object would end the chain early. */
    private static boolean hasForeignRest(List<Claims> chain) {
        return chain.stream()
                .anyMatch(actor -> actor.has(CLAIM) && actor.object(CLAIM).isEmpty());
    }
}
