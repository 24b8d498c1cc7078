package org.secf.saml.response;

import java.util.List;
import java.util.Optional;
import org.secf.keys.Thumbprint;
import org.secf.saml.model.ConfirmationMethod;
import org.secf.saml.model.Presenter;
import org.secf.saml.model.Presenter.ProvenKey;
import org.secf.saml.model.TokenPolicy;
import org.secf.saml.model.TokenReason;
import org.secf.saml.response.Assertion.Confirmation;
import org.secf.saml.response.AssertionChecks.Candidate;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Whether whoever brings an assertion confirms its subject in one of the ways that it names and the deployer accepts (saml-profiles §3). */
record Confirmations(TokenPolicy policy, Presenter presenter) {

    /**
     * The one that held.
     *
     * @param by the key that was proved; none for a bearer
     * @param attester the name under which its owner may vouch; none for other methods
     */
    record Confirmed(ConfirmationMethod method, Optional<ProvenKey> by, Optional<String> attester) {

        boolean isByBearer() {
            return method == ConfirmationMethod.BEARER;
        }
    }

    /** What one confirmation is held against. */
    record Asked(Confirmation confirmation, ConfirmationMethod method, Confirmations of, Candidate candidate) {}

    /** One that holds is enough; where none does, the refusal of the first that could have is told. */
    Verdict<Confirmed> confirm(Candidate candidate) {
        List<Confirmation> all = candidate.assertion().confirmations();
        Verdict<Confirmed> told = Verdict.rejected(
                TokenReason.METHOD_NOT_ACCEPTED,
                "one of " + policy.methods(),
                all.stream().map(Confirmation::method).toList().toString());
        boolean isFirst = true;
        for (Confirmation confirmation : all) {
            Optional<ConfirmationMethod> method =
                    ConfirmationMethod.of(confirmation.method()).filter(policy.methods()::contains);
            if (method.isPresent()) {
                Verdict<Confirmed> one = confirm(new Asked(confirmation, method.get(), this, candidate));
                if (one.rejection().isEmpty()) {
                    return one;
                }
                told = isFirst ? one : told;
                isFirst = false;
            }
        }
        return told;
    }

    private Verdict<Confirmed> confirm(Asked asked) {
        return Check.all(TermChecks.IN_ORDER, asked).then(this::prove);
    }

    private Verdict<Confirmed> prove(Asked asked) {
        return switch (asked.method()) {
            case HOLDER_OF_KEY -> holder(asked);
            case SENDER_VOUCHES -> attester(asked);
            case BEARER ->
                presenter.isConfidential()
                        ? Verdict.accepted(new Confirmed(asked.method(), Optional.empty(), Optional.empty()))
                        : Verdict.rejected(TokenReason.NOT_CONFIDENTIAL, "TLS", "none");
        };
    }

    private Verdict<Confirmed> holder(Asked asked) {
        List<String> holders = asked.confirmation().terms().holders().stream()
                .map(Thumbprint::of)
                .toList();
        if (holders.isEmpty()) {
            return Verdict.rejected(TokenReason.NO_HOLDER_KEY, "a KeyInfo with one strong key", "none");
        }
        return presenter.keys().stream()
                .filter(key -> holders.contains(key.thumbprint()))
                .findFirst()
                .map(key -> named(asked, key, Optional.empty()))
                .orElseGet(() -> Verdict.rejected(
                        TokenReason.NOT_HOLDER,
                        "proof of one of " + holders,
                        presenter.keys().toString()));
    }

    private Verdict<Confirmed> attester(Asked asked) {
        if (presenter.keys().isEmpty()) {
            return Verdict.rejected(
                    TokenReason.NOT_ATTESTED,
                    "TLS with a certificate, or a signature over token and content",
                    "neither");
        }
        return presenter.keys().stream()
                .flatMap(key -> listed(key).map(name -> named(asked, key, Optional.of(name))).stream())
                .findFirst()
                .orElseGet(() -> Verdict.rejected(
                        TokenReason.ATTESTER_NOT_LISTED,
                        "one of " + policy.attesters(),
                        presenter.keys().toString()));
    }

    private Optional<String> listed(ProvenKey key) {
        return key.names().stream().filter(policy.attesters()::contains).findFirst();
    }

    /** Where the confirmation names who may bring it, that one must have; a key that nobody knows has no name to differ from. */
    private static Verdict<Confirmed> named(Asked asked, ProvenKey key, Optional<String> attester) {
        Optional<Rejection> other = asked.confirmation()
                .attester()
                .filter(name -> !key.names().isEmpty() && !key.names().contains(name.value()))
                .map(name -> new Rejection(
                        TokenReason.WRONG_ATTESTER, name.value(), key.names().toString()));
        return other.isPresent()
                ? Verdict.rejected(other.get())
                : Verdict.accepted(new Confirmed(asked.method(), Optional.of(key), attester));
    }
}
