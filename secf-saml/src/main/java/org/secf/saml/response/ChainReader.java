package org.secf.saml.response;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.identity.Delegate;
import org.secf.identity.VisibleName;
import org.secf.saml.model.NameId;
import org.secf.saml.model.Presenter.ProvenKey;
import org.secf.saml.model.TokenIssuer;
import org.secf.saml.model.TokenReason;
import org.secf.saml.response.Assertion.Delegation;
import org.secf.saml.response.AssertionChecks.Candidate;
import org.secf.saml.response.Confirmations.Confirmed;
import org.secf.verdict.Verdict;

/** Those who act for the subject, oldest first (saml-delegation §2.4). Whether they may, is asked of the deployer's policy afterwards. */
final class ChainReader {

    private static final Set<String> FORMATS = Set.of(
            "urn:oasis:names:tc:SAML:2.0:nameid-format:entity",
            "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified");

    private ChainReader() {}

    /** The chain, at whose end whoever made and whoever brought the assertion stand where they are enablers. */
    static Verdict<List<Delegate>> read(Candidate candidate, TokenIssuer issuer, Confirmed confirmed) {
        List<List<Delegation>> chains = ConditionChecks.conditions(candidate).chains();
        if (chains.size() > 1) {
            return Verdict.rejected(TokenReason.SEVERAL_CHAINS, "one restriction of delegation", chains.size() + "");
        }
        return delegates(chains.isEmpty() ? List.of() : chains.get(0), candidate)
                .then(chain -> issued(chain, issuer))
                .then(chain -> presented(chain, candidate, confirmed));
    }

    private static Verdict<List<Delegate>> delegates(List<Delegation> chain, Candidate candidate) {
        List<Delegate> delegates = new ArrayList<>();
        Instant last = Instant.MIN;
        for (Delegation delegation : chain) {
            if (!isFit(delegation.name())) {
                return Verdict.rejected(
                        TokenReason.DELEGATE_UNFIT,
                        "an entity id",
                        delegation.name().toString());
            }
            Instant since = delegation.since().orElse(last);
            if (since.isBefore(last) || since.isAfter(candidate.latestNow())) {
                return Verdict.rejected(
                        TokenReason.DELEGATION_OUT_OF_ORDER,
                        "from " + last + " to " + candidate.now(),
                        since.toString());
            }
            last = since;
            delegates.add(new Delegate(delegation.name().value(), delegation.since()));
        }
        return Verdict.accepted(delegates);
    }

    /** A name out of somebody's own list of names would be another's here. */
    private static boolean isFit(NameId name) {
        return VisibleName.isOne(name.value())
                && name.format().map(FORMATS::contains).orElse(true)
                && name.nameQualifier().isEmpty()
                && name.spNameQualifier().isEmpty();
    }

    /** An enabler vouches for nobody but those it acts for. */
    private static Verdict<List<Delegate>> issued(List<Delegate> chain, TokenIssuer issuer) {
        String entityId = issuer.entity().entityId();
        return !issuer.isEnabler() || isLast(chain, List.of(entityId))
                ? Verdict.accepted(chain)
                : Verdict.rejected(TokenReason.ISSUER_NOT_DELEGATE, entityId + " last", names(chain));
    }

    /** A known enabler brings what was given to it; as a sender that vouches it puts itself there. */
    private static Verdict<List<Delegate>> presented(List<Delegate> chain, Candidate candidate, Confirmed confirmed) {
        List<String> names = confirmed.by().map(ProvenKey::names).orElse(List.of());
        if (isLast(chain, names) || isItself(chain, candidate, names)) {
            return Verdict.accepted(chain);
        }
        if (confirmed.attester().isPresent()) {
            List<Delegate> longer = new ArrayList<>(chain);
            longer.add(new Delegate(confirmed.attester().get(), Optional.empty()));
            return Verdict.accepted(longer);
        }
        List<String> enablers = confirmed.by().map(ProvenKey::enablers).orElse(List.of());
        return enablers.isEmpty()
                ? Verdict.accepted(chain)
                : Verdict.rejected(TokenReason.PRESENTER_NOT_DELEGATE, "one of " + enablers + " last", names(chain));
    }

    /** An enabler that was authenticated itself acts for nobody. */
    private static boolean isItself(List<Delegate> chain, Candidate candidate, List<String> names) {
        return chain.isEmpty()
                && candidate
                        .assertion()
                        .nameId()
                        .map(NameId::value)
                        .filter(names::contains)
                        .isPresent();
    }

    private static boolean isLast(List<Delegate> chain, List<String> names) {
        return !chain.isEmpty() && names.contains(chain.get(chain.size() - 1).name());
    }

    private static String names(List<Delegate> chain) {
        return chain.stream().map(Delegate::name).toList().toString();
    }
}
