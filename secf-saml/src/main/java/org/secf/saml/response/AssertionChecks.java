package org.secf.saml.response;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.secf.saml.model.Expectation;
import org.secf.saml.model.NameId;
import org.secf.saml.model.SamlReason;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** What is asked of an authenticated assertion (saml-profiles §4.1.4.2 and §4.1.4.3), all but the replay. */
final class AssertionChecks {

    /** In the order they are asked. */
    static final List<Check<Candidate>> IN_ORDER = List.of(
            AssertionChecks::issuer,
            AssertionChecks::issueInstant,
            AssertionChecks::nameQualifiers,
            ConfirmationChecks::bearer,
            ConditionChecks::present,
            ConditionChecks::known,
            ConditionChecks::notBefore,
            ConditionChecks::notOnOrAfter,
            ConditionChecks::audience,
            AuthenticationChecks::present,
            AuthenticationChecks::notInFuture,
            AuthenticationChecks::recent,
            AuthenticationChecks::sessionLasts,
            AuthenticationChecks::context);

    private static final String PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
    private static final String TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient";

    private AssertionChecks() {}

    /** An authenticated assertion's content and what it is held against. */
    record Candidate(Assertion assertion, Expectation expectation, Instant now) {

        Duration skew() {
            return expectation.policy().clockSkew();
        }

        /** The latest now that a clock within the skew may show. */
        Instant latestNow() {
            return now.plus(skew());
        }

        /** The earliest now that a clock within the skew may show. */
        Instant earliestNow() {
            return now.minus(skew());
        }
    }

    static Optional<Rejection> issuer(Candidate candidate) {
        String expected = candidate.expectation().identityProvider().entityId();
        Issuer issuer = candidate.assertion().issuer();
        return issuer.isEntity(expected)
                ? HOLDS
                : refused(SamlReason.WRONG_ASSERTION_ISSUER, expected, issuer.toString());
    }

    static Optional<Rejection> issueInstant(Candidate candidate) {
        Instant issued = candidate.assertion().issueInstant();
        return issued.isAfter(candidate.latestNow())
                ? refused(SamlReason.ISSUED_IN_FUTURE, "issued before " + candidate.now(), issued.toString())
                : HOLDS;
    }

    /** A made-up name means something only between the two parties that it was made up for (saml-core §8.3.7, §8.3.8). */
    static Optional<Rejection> nameQualifiers(Candidate candidate) {
        Optional<NameId> madeUp = candidate
                .assertion()
                .nameId()
                .filter(name -> name.format()
                        .filter(format -> PERSISTENT.equals(format) || TRANSIENT.equals(format))
                        .isPresent());
        String provider = candidate.expectation().identityProvider().entityId();
        String us = candidate.expectation().serviceProvider().entityId();
        Optional<String> foreign = madeUp.flatMap(NameId::nameQualifier)
                .filter(qualifier -> !qualifier.equals(provider))
                .or(() -> madeUp.flatMap(NameId::spNameQualifier).filter(qualifier -> !qualifier.equals(us)));
        return foreign.isEmpty()
                ? HOLDS
                : refused(SamlReason.NAME_OF_OTHER_PARTY, provider + " and " + us, foreign.get());
    }
}
