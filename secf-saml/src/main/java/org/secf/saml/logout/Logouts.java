package org.secf.saml.logout;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.secf.http.Parameters;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.MechanismContext;
import org.secf.mechanism.Outcome;
import org.secf.saml.model.LogoutBinding;
import org.secf.saml.model.LogoutReason;
import org.secf.saml.model.PartOfSession;
import org.secf.saml.model.UsedOnce;
import org.secf.saml.model.VerifiedLogin;
import org.secf.saml.response.LogoutAuthenticator;
import org.secf.saml.response.LogoutParser;
import org.secf.state.PendingRequest;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** Logouts of one mechanism, whoever asks for them: each with the identity provider that the login was with. */
public final class Logouts {

    private final LogoutTenants tenants;
    private final Map<String, Of> byName = new HashMap<>();
    private final Set<String> addresses = new HashSet<>();
    private final ProviderLogouts.Tools tools;

    /** What a tenant has of its own. */
    private record Of(LogoutTenant tenant, Logins logins, LogoutsInFlight inFlight, LogoutStart start) {}

    /**
     * Logouts.
     *
     * @param memory of what is over
     */
    public Logouts(LogoutTenants tenants, LogoutMemory memory, MechanismContext context) {
        this.tenants = tenants;
        EndedNotes notes = new EndedNotes(memory, tenants.longestSession(), context.clock());
        this.tools = new ProviderLogouts.Tools(
                context,
                new LogoutParser(),
                new LogoutAuthenticator(context.crypto()),
                UsedOnce.of(memory.isUndivided(), context.once(), context.clock()));
        for (LogoutTenant tenant : tenants.all()) {
            addresses.add(tenant.paths().start());
            addresses.add(tenant.paths().service());
            LogoutsInFlight inFlight = new LogoutsInFlight(
                    tenant, context.pending(), new LogoutsInFlight.Chance(context.clock(), context.random()));
            byName.put(
                    tenant.name(),
                    new Of(
                            tenant,
                            new Logins(tenant, notes),
                            inFlight,
                            new LogoutStart(tenant, inFlight, tools::outgoing, context.crypto())));
        }
    }

    /** The paths that belong to logouts. */
    public Set<String> addresses() {
        return Set.copyOf(addresses);
    }

    /** Where messages for a tenant come in, for its metadata; empty where nobody would be told what became of them. */
    public Optional<String> published(String tenant) {
        return tenants.named(tenant).flatMap(LogoutTenant::published);
    }

    /** What a session is to keep of a login. */
    public Map<String, String> details(VerifiedLogin login) {
        return KeptLogin.of(login).map(KeptLogin::details).orElse(Map.of());
    }

    /** Whether a login is over, of which a session keeps that; one of a tenant that is no more is. */
    public boolean isOver(Map<String, String> details) {
        @Nullable Of of = byName.get(PartOfSession.of(details));
        return of == null || of.logins().isOver(details);
    }

    /** Unless a logout that named the login came before it (saml-core §3.7.3.2). */
    public Verdict<VerifiedLogin> requireGoing(String tenant, VerifiedLogin login) {
        Optional<Of> of = Optional.ofNullable(byName.get(tenant));
        boolean isGoing = of.isPresent()
                && KeptLogin.of(login).filter(of.get().logins()::isOver).isEmpty();
        return isGoing
                ? Verdict.accepted(login)
                : Verdict.rejected(
                        LogoutReason.LOGIN_OVER, "an assertion newer than the last logout", login.issued() + "");
    }

    /** The answer, if the request is for one of the addresses. */
    public Optional<Outcome> answer(Exchange exchange) {
        Request request = exchange.request();
        return addresses.contains(request.path())
                ? Optional.of(tenants.at(request).fold(here -> answer(exchange, here), Outcome::refused))
                : Optional.empty();
    }

    private Outcome answer(Exchange exchange, List<LogoutTenant> here) {
        if (here.isEmpty()) {
            return Outcome.replied(Reply.status(404));
        }
        String session = PartOfSession.of(exchange.details());
        LogoutTenant tenant = here.stream()
                .filter(one -> one.name().equals(session))
                .findFirst()
                .orElse(here.get(0));
        return exchange.request().path().equals(tenant.paths().start())
                ? of(tenant).start().begin(exchange)
                : arrived(exchange, here);
    }

    private Outcome arrived(Exchange exchange, List<LogoutTenant> here) {
        Request request = exchange.request();
        Optional<String> goingOn = goingOn(request);
        if (goingOn.isPresent()) {
            return of(here.get(0))
                    .inFlight()
                    .take(request, goingOn.get())
                    .fold(found -> goOn(request, found, here), Outcome::refused);
        }
        return Arrival.binding(request)
                .fold(
                        binding -> Arrival.read(request, binding, tools.parser())
                                .fold(
                                        arrival -> arrived(exchange, arrival, here),
                                        rejection -> unread(binding, rejection)),
                        Outcome::refused);
    }

    private Outcome goOn(Request request, PendingRequest found, List<LogoutTenant> here) {
        return here.stream()
                .filter(tenant -> tenant.name().equals(PartOfSession.of(found.details())))
                .flatMap(tenant -> tenant.with(found.provider()).stream())
                .findFirst()
                .map(party -> with(party).goOn(request, found))
                .orElseGet(() -> Outcome.refused(
                        new Rejection(LogoutReason.NO_SIGNING_KEY, "an identity provider that we still know", "none"),
                        PartialPage.reply(found.target())));
    }

    /** Who it claims to come from chooses whose keys prove it. */
    private Outcome arrived(Exchange exchange, Arrival arrival, List<LogoutTenant> here) {
        String claimed = arrival.message().claimed();
        return here.stream()
                .flatMap(tenant -> tenant.with(claimed).stream())
                .findFirst()
                .or(() -> only(here))
                .map(party -> with(party).arrived(exchange, arrival))
                .orElseGet(() -> unread(
                        arrival.binding(),
                        new Rejection(
                                LogoutReason.WRONG_ISSUER,
                                "an identity provider of here",
                                arrival.message().issuer())));
    }

    /** Where there is but one, it is told what was expected. */
    private static Optional<LogoutParty> only(List<LogoutTenant> here) {
        List<LogoutParty> parties = here.stream()
                .flatMap(tenant -> tenant.providers().all().stream().limit(2).map(one -> new LogoutParty(tenant, one)))
                .limit(2)
                .toList();
        return parties.size() == 1 ? Optional.of(parties.get(0)) : Optional.empty();
    }

    private ProviderLogouts with(LogoutParty party) {
        Of of = of(party.tenant());
        return new ProviderLogouts(party, of.logins(), of.inFlight(), tools);
    }

    private Of of(LogoutTenant tenant) {
        return Objects.requireNonNull(byName.get(tenant.name()), "made for each");
    }

    /** What cannot be read has no id that an answer could name. */
    static Outcome unread(LogoutBinding binding, Rejection rejection) {
        return Outcome.refused(rejection, binding == LogoutBinding.SOAP ? SoapFault.reply() : Reply.status(403));
    }

    private static Optional<String> goingOn(Request request) {
        return request.method().equals("GET")
                ? Parameters.parse(request.rawQuery().orElse(""))
                        .then(query -> query.optional(BackChannel.PARAMETER))
                        .<Optional<String>>fold(
                                found -> found.map(Parameters.Parameter::value), rejection -> Optional.empty())
                : Optional.empty();
    }
}
