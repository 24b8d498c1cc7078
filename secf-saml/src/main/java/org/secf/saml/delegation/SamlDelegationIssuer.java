package org.secf.saml.delegation;

import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.secf.delegation.ActingPolicy;
import org.secf.delegation.DelegatedToken;
import org.secf.delegation.DelegationIssuer;
import org.secf.delegation.DelegationReason;
import org.secf.delegation.DelegationRequest;
import org.secf.delegation.TokenType;
import org.secf.identity.Caller;
import org.secf.identity.Delegate;
import org.secf.keys.Base64Url;
import org.secf.keys.Secret;
import org.secf.saml.model.TokenReason;
import org.secf.saml.request.MessageSender;
import org.secf.saml.xml.XmlElement;
import org.secf.state.RandomText;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Vouches for callers by assertions that the holder of a key confirms (saml-profiles §3.1), in our own name and as one who acts for them. */
final class SamlDelegationIssuer implements DelegationIssuer {

    private final IssuingPolicy policy;
    private final ActingPolicy forCallersOfEnablers;
    private final AssertionSigner signer;
    private final Clock clock;
    private final SecureRandom random;
    private final List<Check<Asked>> checks = List.of(
            this::somebody, this::audience, this::holder, this::acting, this::length, this::onward, this::lasting);

    /** What is asked for, and until when it could be good. */
    private record Asked(Caller caller, DelegationRequest request, Instant now, Instant expires) {}

    SamlDelegationIssuer(IssuingPolicy policy, AssertionSigner signer, Clock clock, SecureRandom random) {
        this.policy = policy;
        this.forCallersOfEnablers = policy.acting().withoutGroups();
        this.signer = signer;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public String tokenType() {
        return TokenType.SAML2;
    }

    @Override
    public Verdict<DelegatedToken> vouch(Caller caller, DelegationRequest request) {
        // In whole seconds, as all of SAML reads them.
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant latest = now.plus(policy.lifetime());
        Instant expires = caller.evidence()
                .validUntil()
                .map(end -> end.truncatedTo(ChronoUnit.SECONDS))
                .filter(latest::isAfter)
                .orElse(latest);
        return Check.all(checks, new Asked(caller, request, now, expires)).then(this::signed);
    }

    private Verdict<DelegatedToken> signed(Asked asked) {
        Optional<MessageSender> sender = signer.current();
        if (sender.isEmpty()) {
            return Verdict.rejected(DelegationReason.NO_SIGNING_KEY, "an active signing key of RSA or EC", "none");
        }
        try {
            String xml = sender.get()
                    .signedAssertion(assertion(asked), AssertionXml.PREFIX)
                    .canonical();
            Secret value = Secret.taking(
                    Base64Url.encode(xml.getBytes(StandardCharsets.UTF_8)).getBytes(StandardCharsets.US_ASCII));
            return Verdict.accepted(new DelegatedToken(TokenType.SAML2, value, asked.expires()));
        } catch (IllegalArgumentException e) {
            return Verdict.rejected(
                    DelegationReason.CALLER_UNFIT,
                    "names and values that XML can hold",
                    String.valueOf(e.getMessage()));
        }
    }

    private XmlElement assertion(Asked asked) {
        return new AssertionXml(
                        policy,
                        asked.caller(),
                        new AssertionXml.Terms(
                                asked.request().audience(),
                                asked.request().holder().orElseThrow(),
                                asked.now(),
                                asked.expires()))
                .write(RandomText.xmlId(random));
    }

    private Optional<Rejection> somebody(Asked asked) {
        return asked.caller().isAuthenticated()
                ? Check.HOLDS
                : Check.refused(DelegationReason.NOBODY, "an authenticated caller", "nobody");
    }

    private Optional<Rejection> audience(Asked asked) {
        String audience = asked.request().audience();
        return policy.audiences().contains(audience)
                ? Check.HOLDS
                : Check.refused(DelegationReason.AUDIENCE_NOT_LISTED, "one of " + policy.audiences(), audience);
    }

    private Optional<Rejection> holder(Asked asked) {
        Optional<PublicKey> holder = asked.request().holder();
        if (holder.isEmpty()) {
            return Check.refused(DelegationReason.HOLDER_MISSING, "the key that is proved there", "none");
        }
        return KeyValueXml.isFit(holder.get())
                ? Check.HOLDS
                : Check.refused(
                        DelegationReason.HOLDER_UNFIT,
                        KeyValueXml.EXPECTED,
                        holder.get().getAlgorithm());
    }

    /** Where one who acts says of which groups the caller is, a rule for a group restricts nobody: it is for identity providers to say. */
    private Optional<Rejection> acting(Asked asked) {
        Caller caller = asked.caller();
        boolean isSaidByActor = caller.delegates().stream()
                .map(Delegate::name)
                .anyMatch(caller.evidence().issuer()::equals);
        ActingPolicy acting = isSaidByActor ? forCallersOfEnablers : policy.acting();
        return acting.refuse(policy.entityId(), caller, asked.request().audience());
    }

    private Optional<Rejection> length(Asked asked) {
        int length = asked.caller().delegates().size() + 1;
        return length <= policy.acting().longest()
                ? Check.HOLDS
                : Check.refused(
                        DelegationReason.CHAIN_TOO_LONG,
                        "at most " + policy.acting().longest(),
                        length + " with us");
    }

    private Optional<Rejection> onward(Asked asked) {
        String audience = asked.request().audience();
        return asked.caller().evidence().onward().to(audience).isPresent()
                ? Check.HOLDS
                : Check.refused(
                        TokenReason.NOT_TO_BE_HANDED_ON,
                        asked.caller().evidence().onward().toString(),
                        audience);
    }

    private Optional<Rejection> lasting(Asked asked) {
        return asked.expires().isAfter(asked.now())
                ? Check.HOLDS
                : Check.refused(
                        DelegationReason.CALLER_EXPIRED,
                        "an end after " + asked.now(),
                        asked.expires().toString());
    }
}
