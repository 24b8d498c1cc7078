package org.secf.saml.logout;

import java.security.PublicKey;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.secf.crypto.Crypto;
import org.secf.saml.model.IdentityProvider;
import org.secf.saml.model.LogoutBinding;
import org.secf.saml.model.SamlBindingReason;
import org.secf.saml.request.RedirectSignature;
import org.secf.saml.response.AuthenticLogout;
import org.secf.saml.response.LogoutAuthenticator;
import org.secf.saml.response.ParsedLogout;
import org.secf.verdict.Check;
import org.secf.verdict.Verdict;

/** Holds a message to what is asked of it, and finds out who made it. Always by a signature: TLS proves the next hop, which may be a proxy. */
final class MessageProof {

    private final LogoutParty party;
    private final Clock clock;
    private final Crypto crypto;
    private final LogoutAuthenticator authenticator;

    MessageProof(LogoutParty party, Clock clock, Crypto crypto, LogoutAuthenticator authenticator) {
        this.party = party;
        this.clock = clock;
        this.crypto = crypto;
        this.authenticator = authenticator;
    }

    /** Of what came in at our address. */
    Verdict<AuthenticLogout> of(Arrival arrival) {
        return checked(arrival.message(), Optional.of(party.tenant().serviceUrl()))
                .then(provider -> arrival.binding() == LogoutBinding.REDIRECT
                        ? inAddress(arrival, provider)
                        : signed(arrival.message(), provider));
    }

    /** Of what was answered on a connection of ours. */
    Verdict<AuthenticLogout> ofAnswer(ParsedLogout message) {
        return checked(message, Optional.empty()).then(provider -> signed(message, provider));
    }

    private Verdict<IdentityProvider> checked(ParsedLogout message, Optional<String> destination) {
        IdentityProvider provider = party.provider();
        return Check.all(
                        MessageChecks.IN_ORDER,
                        new MessageChecks.Candidate(
                                message, provider, destination, party.policy().clockSkew(), clock.instant()))
                .map(candidate -> provider);
    }

    private Verdict<AuthenticLogout> inAddress(Arrival arrival, IdentityProvider provider) {
        List<PublicKey> keys = provider.signingKeys().stream()
                .filter(party.policy().algorithms().keys()::areEnough)
                .toList();
        return RedirectSignature.verify(arrival.rawQuery(), arrival.parameter(), keys, crypto)
                .then(this::allowed)
                .then(query -> authenticator.inSignedAddress(arrival.message()));
    }

    private Verdict<RedirectSignature.SignedQuery> allowed(RedirectSignature.SignedQuery query) {
        Set<String> algorithms = party.policy().algorithms().signatures();
        return algorithms.contains(query.algorithm())
                ? Verdict.accepted(query)
                : Verdict.rejected(SamlBindingReason.QUERY_ALGORITHM, "one of " + algorithms, query.algorithm());
    }

    private Verdict<AuthenticLogout> signed(ParsedLogout message, IdentityProvider provider) {
        return authenticator.signed(
                message, provider.signingKeys(), party.policy().algorithms());
    }
}
