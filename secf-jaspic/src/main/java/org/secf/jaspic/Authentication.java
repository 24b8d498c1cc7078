package org.secf.jaspic;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.mechanism.EndpointAnswer;
import org.secf.mechanism.Outcome;
import org.secf.mechanism.ResponseSeal;
import org.secf.mechanism.Routes;
import org.secf.mechanism.StepUp;
import org.secf.verdict.Rejection;

/**
 * Everything both adapters share: asks the mechanisms, and carries out what they decided. An adapter only tells the container.
 *
 * @param routes the application's mechanisms
 * @param endpoints what answers by itself
 * @param guards what inspects messages before anybody is authenticated
 * @param sessions callers who logged in earlier
 * @param audit told of each login and refusal
 * @param clock for the audit
 * @param random for correlation ids
 */
record Authentication(
        Routes routes,
        Endpoints endpoints,
        Guards guards,
        Sessions sessions,
        AuditTrail audit,
        Clock clock,
        SecureRandom random) {

    /** Remembers what was decided, since a container may ask again in the same request and a response of a login is good for once only. */
    private static final String DECIDED = "org.secf.jaspic.Decided";

    /** A decision and whose it is: a request that is forwarded to another application keeps its attributes. */
    private record Decided(Authentication by, Admission admission) {}

    Admission authenticate(HttpServletRequest request, HttpServletResponse response, boolean isProtected) {
        if (request.getAttribute(DECIDED) instanceof Decided earlier && earlier.by.equals(this)) {
            return earlier.admission;
        }
        Endpoints.Look look = endpoints.look(request);
        Optional<Reply> own = answer(look, request);
        Optional<MessageRefusal> refusal = own.isPresent() ? Optional.empty() : guards.inspect(request, look.view());
        if (refusal.isPresent()) {
            return carryOut(
                    refusal.get().outcome(), new Effects(this, refusal.get().guard(), request), response);
        }
        Question question = question(look, request, isProtected);
        try {
            Outcome outcome = own.map(Outcome::replied).orElseGet(() -> decide(look, question, request));
            return carryOut(outcome, question.effects(), response);
        } catch (RuntimeException | Error e) {
            // Not only mechanisms fail that are asked: others are looked at before, and for their challenges after.
            forgetCaller(request);
            return carryOut(Question.failed("Choosing among the mechanisms failed", e), question.effects(), response);
        }
    }

    private Question question(Endpoints.Look look, HttpServletRequest request, boolean isProtected) {
        HttpServletRequest shown = MessageState.find(request)
                .map(state -> state.shown(request))
                .orElseGet(() -> ArrivedFields.of(request));
        Request seen = look.view().apply(new ServletRequestView(shown));
        boolean needsCaller = isProtected || look.forCallers().isPresent();
        return new Question(request, seen, needsCaller, this);
    }

    /** Where an endpoint is for callers, it answers whoever is one, and nobody gets to a resource in its place. */
    private Outcome decide(Endpoints.Look look, Question question, HttpServletRequest request) {
        Outcome outcome = question.decide();
        if (look.forCallers().isEmpty()) {
            return outcome;
        }
        if (outcome instanceof Outcome.Established established) {
            EndpointAnswer answer = look.forCallers().get().answer(question.seen(), established.caller());
            answer.refusal().ifPresent(new Effects(this, "endpoint", request)::tell);
            return Outcome.replied(answer.reply().with(fields(established.seal())));
        }
        return outcome instanceof Outcome.Abstained || isYes(outcome) ? unclaimed() : outcome;
    }

    /** Proxies take any 2xx for a yes, also that of a login page, and would let nobody through. */
    private static boolean isYes(Outcome outcome) {
        Optional<Reply> reply = Optional.empty();
        if (outcome instanceof Outcome.Replied replied) {
            reply = Optional.of(replied.reply());
        } else if (outcome instanceof Outcome.LoggedIn loggedIn) {
            reply = Optional.of(loggedIn.reply());
        } else if (outcome instanceof Outcome.Refused refused) {
            reply = Optional.of(refused.reply());
        }
        return reply.filter(one -> one.status() / 100 == 2).isPresent();
    }

    /** One that covers the body would be of another body than the caller gets from whoever asked. */
    private static List<Reply.Header> fields(ResponseSeal seal) {
        return seal.coversBody() ? List.of() : seal.finish();
    }

    /** The answer of an endpoint, if the request is for one; what it refused is told here, once. */
    private Optional<Reply> answer(Endpoints.Look look, HttpServletRequest request) {
        return look.answer().map(answer -> {
            answer.refusal().ifPresent(new Effects(this, "endpoint", request)::tell);
            return answer.reply();
        });
    }

    /** The same where no mechanism was asked: an endpoint for callers has none then. */
    Optional<Reply> answerUnasked(HttpServletRequest request) {
        Endpoints.Look look = endpoints.look(request);
        return answer(look, request)
                .or(() -> look.forCallers().isPresent()
                        ? unclaimed().fold(new Effects(this, "none", request))
                        : Optional.empty());
    }

    /** Lets the guards inspect a request for a resource, unless they have; the answer to send where one refused, told here once. */
    Optional<Reply> inspect(HttpServletRequest request) {
        return guards.inspect(request, UnaryOperator.identity())
                .map(refusal -> new Effects(this, refusal.guard(), request)
                        .refused(refusal.outcome())
                        .orElseThrow());
    }

    /** What to answer instead of a response that cannot be protected; told here, once. */
    Reply failed(Rejection rejection, HttpServletRequest request) {
        Outcome.Refused refused = new Outcome.Refused(rejection, Reply.status(500));
        return new Effects(this, "response", request).refused(refused).orElseThrow();
    }

    /** Refuses what is protected and was not even claimed. */
    Admission requireCaller(HttpServletRequest request, HttpServletResponse response) {
        return carryOut(unclaimed(), new Effects(this, "none", request), response);
    }

    /** What to answer to a request whose resource needs a caller, whatever the container says of it; not sent yet. */
    Reply challenge(HttpServletRequest request) {
        Endpoints.Look look = endpoints.look(request);
        Optional<Reply> own = answer(look, request);
        if (own.isPresent()) {
            return own.get();
        }
        Question question = question(look, request, true);
        Outcome outcome = question.decide();
        Effects effects = question.effects();
        return outcome.fold(effects).orElseGet(() -> unclaimed().fold(effects).orElseThrow());
    }

    /** What to answer where the request's caller has to prove itself better or again; empty where its mechanism has no words for that. */
    Optional<Reply> stepUp(HttpServletRequest request, StepUp needed) {
        Question question = question(endpoints.look(request), request, true);
        return routes.stepUp(question.seen(), question, needed);
    }

    /** Forgets the caller of session and request. */
    void logout(HttpServletRequest request) {
        sessions.end(request, routes);
        CallerFilter.end(request);
        forgetObtained(request);
        forgetCaller(request);
        request.removeAttribute(DECIDED);
    }

    /** What was got for the token of the caller is of no use to anybody else. */
    private static void forgetObtained(HttpServletRequest request) {
        ServletContext context = request.getServletContext();
        MessageState.find(request)
                .flatMap(state -> state.token(context))
                .ifPresent(token -> Deployment.started(context)
                        .ifPresent(application -> application.identities().forget(token)));
    }

    private static void forgetCaller(HttpServletRequest request) {
        request.removeAttribute(Caller.class.getName());
        MessageState.find(request).ifPresent(state -> state.presented(Optional.empty()));
    }

    /** What {@code HttpServletRequest.getAuthType()} says. */
    static String authType(Caller caller) {
        return "SECF-" + caller.evidence().mechanism().toUpperCase(Locale.ROOT);
    }

    private Admission carryOut(Outcome outcome, Effects effects, HttpServletResponse response) {
        HttpServletRequest request = effects.request();
        Optional<Reply> reply = outcome.fold(effects);
        reply.ifPresent(answer -> {
            ReplyWriter.send(answer, response);
            MessageState.find(request).ifPresent(MessageState::end);
        });
        Admission admission = outcome instanceof Outcome.Established established
                ? Admission.of(established, request, response)
                : new Admission(outcome, request, response);
        if (!(outcome instanceof Outcome.Abstained)) {
            request.setAttribute(DECIDED, new Decided(this, admission));
        }
        return admission;
    }

    private static Outcome unclaimed() {
        return Outcome.refused(
                new Rejection(JaspicReason.AUTHENTICATION_REQUIRED, "a credential or an earlier login", "none"));
    }
}
