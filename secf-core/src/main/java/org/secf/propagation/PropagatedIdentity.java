package org.secf.propagation;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.secf.client.ClientRequest;
import org.secf.client.ProtectedClient;
import org.secf.client.RefusedExchangeException;
import org.secf.delegation.PresentedToken;
import org.secf.settings.ConfigurationException;
import org.secf.tls.Outbound;
import org.secf.token.BindingKey;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** How the caller travels with calls of some servers, as it was defined. Safe for many threads at once. */
public final class PropagatedIdentity {

    private final PropagationPolicy policy;
    private final Map<PropagationMode, Way> ways;
    private final Map<PropagationMode, ProtectedClient> signers;
    private final Consumer<PresentedToken> forgetting;

    PropagatedIdentity(
            PropagationPolicy policy,
            Map<PropagationMode, Way> ways,
            Map<PropagationMode, ProtectedClient> signers,
            Consumer<PresentedToken> forgetting) {
        this.policy = policy;
        this.ways = Map.copyOf(ways);
        this.signers = Map.copyOf(signers);
        this.forgetting = forgetting;
    }

    /** Of its definition. */
    public String name() {
        return policy.name();
    }

    /** As the definition says where nobody chooses: its first mode, its first audience. */
    public PropagationDemand demand() {
        return new PropagationDemand(
                policy.modes().get(0), policy.audiences().stream().findFirst());
    }

    /**
     * One of the modes and one of the audiences that the definition allows.
     *
     * @param mode empty for its first
     * @param audience empty for its first
     * @throws ConfigurationException where it does not
     */
    public PropagationDemand demand(Optional<PropagationMode> mode, Optional<String> audience) {
        mode.ifPresent(one -> require("modes", policy.modes(), one));
        audience.ifPresent(one -> require("audiences", policy.audiences(), one));
        PropagationDemand usual = demand();
        return new PropagationDemand(mode.orElse(usual.mode()), audience.or(usual::audience));
    }

    private void require(String setting, List<?> allowed, Object wanted) {
        if (!allowed.contains(wanted)) {
            throw new ConfigurationException(
                    "secf.delegation.%s.%s: @PropagateIdentity wants %s, and only %s is allowed"
                            .formatted(policy.name(), setting, wanted, allowed));
        }
    }

    /**
     * What to send, and that only to this address; whoever follows a redirect takes it off.
     *
     * @param demand made by {@link #demand}
     * @return empty where the call may be made for nobody, and is; rejected with a {@link PropagationReason}, a {@link org.secf.tls.TlsReason} or a reason of
     *     whoever vouches: then nothing may be sent
     */
    public Verdict<Optional<Authorization>> authorize(PropagationDemand demand, URI address, OnBehalf who) {
        Optional<Rejection> refusal = Outbound.refuse(address).or(() -> policy.refuse(address));
        if (refusal.isPresent()) {
            return Verdict.rejected(refusal.get());
        }
        if (!who.caller().isAuthenticated()) {
            return policy.allowsAnonymous()
                    ? Verdict.accepted(Optional.empty())
                    : Verdict.rejected(PropagationReason.NOBODY, "an authenticated caller", "nobody");
        }
        return Optional.ofNullable(ways.get(demand.mode()))
                .map(way -> way.authorize(who, demand.audience()).map(Optional::of))
                .orElseGet(() -> Verdict.rejected(
                        PropagationReason.NOT_PROPAGATED,
                        "one of " + ways.keySet(),
                        demand.mode().name()));
    }

    /**
     * A request for the JDK's HTTP client with what {@link #authorize} says; where {@link #signer} is somebody, to be sent by that.
     *
     * @throws RefusedExchangeException where it is rejected, and where the request has an {@code Authorization} already
     */
    public ClientRequest authorized(ClientRequest request, PropagationDemand demand, OnBehalf who)
            throws RefusedExchangeException {
        Optional<Rejection> refusal = refuseOther(request.fields().containsKey(Authorization.FIELD));
        Verdict<Optional<Authorization>> verdict =
                refusal.isPresent() ? Verdict.rejected(refusal.get()) : authorize(demand, request.address(), who);
        Optional<Rejection> rejection = verdict.rejection();
        if (rejection.isPresent()) {
            throw new RefusedExchangeException(rejection.get());
        }
        Optional<Authorization> made = verdict.fold(one -> one, refused -> Optional.empty());
        return made.isPresent() ? with(request, made.get()) : request;
    }

    private static ClientRequest with(ClientRequest request, Authorization made) throws RefusedExchangeException {
        Verdict<Optional<String>> proof = made.proof(request.method(), request.address());
        Optional<Rejection> rejection = proof.rejection();
        if (rejection.isPresent()) {
            throw new RefusedExchangeException(rejection.get());
        }
        ClientRequest authorized = request.with(Authorization.FIELD, made.field());
        Optional<String> value = proof.fold(one -> one, refused -> Optional.empty());
        return value.map(text -> authorized.with(BindingKey.FIELD, text)).orElse(authorized);
    }

    /** Where a request has a credential of its own. */
    public Optional<Rejection> refuseOther(boolean isAuthorized) {
        return isAuthorized
                ? Check.refused(
                        PropagationReason.ALREADY_AUTHORIZED, "a request without " + Authorization.FIELD, "one with it")
                : Check.HOLDS;
    }

    /** By whose key a token of that mode is held, so that the call has to be signed by it; empty where it need not be signed. */
    public Optional<ProtectedClient> signer(PropagationMode mode) {
        return Optional.ofNullable(signers.get(mode));
    }

    /** The caller with this token has left: what was got for it is used no more. */
    public void forget(PresentedToken token) {
        forgetting.accept(token);
    }

    @Override
    public String toString() {
        return "identity propagation " + policy.name();
    }
}
