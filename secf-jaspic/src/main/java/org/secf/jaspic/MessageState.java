package org.secf.jaspic;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.secf.delegation.PresentedToken;
import org.secf.http.Bodies;
import org.secf.http.Body;
import org.secf.http.BodyKeys;
import org.secf.http.BodyLimits;
import org.secf.http.Replacement;
import org.secf.mechanism.ResponseSealer;
import org.secf.message.Facts;
import org.secf.settings.Settings;
import org.secf.verdict.Verdict;

/**
 * What is known of one request's message, and the bodies kept for it. It lies on the request, which each request of a container has for itself, and says
 * nothing any more when that has ended; of a type that no application can make.
 */
final class MessageState {

    private static final String ATTRIBUTE = "org.secf.jaspic.Message";
    private static final String LIMITS = "org.secf.jaspic.BodyLimits";

    /** What an application allows. */
    private record Limits(BodyLimits received, BodyLimits sent) {}

    private final @Nullable ServletContext context;
    private final Limits limits;
    private final Bodies bodies;
    private final List<ResponseSealer> demanded = new ArrayList<>();
    private Optional<Verdict<Body>> received = Optional.empty();
    private Optional<ArrivedFields.Copy> arrived = Optional.empty();
    private Optional<Replacement> replacement = Optional.empty();
    private Optional<MessageRefusal> refusal = Optional.empty();
    private Optional<SettledFields.Settled> settled = Optional.empty();
    private boolean isInspected;
    private volatile Facts facts = Facts.NONE;
    private volatile Optional<PresentedToken> token = Optional.empty();
    private volatile Optional<Obligations> response = Optional.empty();
    private volatile boolean isElsewhere;
    private volatile boolean isFollowed;
    private volatile boolean hasEnded;

    private MessageState(@Nullable ServletContext context) {
        this.context = context;
        this.limits = limits(context);
        this.bodies = new Bodies(limits.received, () -> folder(context));
    }

    /** Remembers what the application allows. */
    static void prepare(ServletContext context, Settings settings) {
        int inMemory = settings.get(BodyKeys.IN_MEMORY);
        context.setAttribute(
                LIMITS,
                new Limits(
                        new BodyLimits(inMemory, settings.get(BodyKeys.MOST_RECEIVED)),
                        new BodyLimits(inMemory, settings.get(BodyKeys.MOST_SENT))));
    }

    /** Of a request, from the first question on. */
    static MessageState of(ServletRequest request) {
        return find(request).orElseGet(() -> {
            MessageState made = new MessageState(request.getServletContext());
            request.setAttribute(ATTRIBUTE, made);
            return made;
        });
    }

    /** Of a request of which something is known. */
    static Optional<MessageState> find(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof MessageState known ? Optional.of(known) : Optional.empty();
    }

    private static Limits limits(@Nullable ServletContext context) {
        return context != null && context.getAttribute(LIMITS) instanceof Limits known
                ? known
                : new Limits(
                        BodyLimits.upTo(BodyKeys.MOST_RECEIVED.fallback().orElseThrow()),
                        BodyLimits.upTo(BodyKeys.MOST_SENT.fallback().orElseThrow()));
    }

    /** The application's own, which the platform demands (servlet §4.8.1). */
    private static Optional<Path> folder(@Nullable ServletContext context) {
        return context != null && context.getAttribute(ServletContext.TEMPDIR) instanceof File own
                ? Optional.of(own.toPath())
                : Optional.empty();
    }

    /** Whether the request is one of this application, and not one that it handed on. */
    boolean isOf(ServletContext asking) {
        return context == asking;
    }

    Bodies bodies() {
        return bodies;
    }

    BodyLimits sent() {
        return limits.sent;
    }

    /** What came of reading the body, once somebody began to. */
    Optional<Verdict<Body>> received() {
        return received;
    }

    void received(Verdict<Body> verdict) {
        received = Optional.of(verdict);
    }

    /** The fields as they came, where trailers may follow. */
    Optional<ArrivedFields.Copy> arrived() {
        return arrived;
    }

    void arrived(ArrivedFields.Copy copy) {
        arrived = Optional.of(copy);
    }

    Optional<Replacement> replacement() {
        return replacement;
    }

    /** Whether the guards have decided, and how. */
    boolean isInspected() {
        return isInspected;
    }

    Optional<MessageRefusal> refusal() {
        return refusal;
    }

    void refused(MessageRefusal by) {
        isInspected = true;
        refusal = Optional.of(by);
    }

    /** All guards let it through. */
    void passed(Facts found, Optional<Replacement> body, List<ResponseSealer> sealers) {
        isInspected = true;
        replacement = body;
        demanded.addAll(sealers);
        add(found);
    }

    /** What mechanisms, the resource and pages of errors see of these fields. */
    void settle(SettledFields.Settled fields) {
        settled = Optional.of(fields);
    }

    /** The request as guards left its fields. */
    HttpServletRequest shown(HttpServletRequest request) {
        HttpServletRequest came = ArrivedFields.of(request);
        return settled.<HttpServletRequest>map(fields -> new SettledFields(came, fields))
                .orElse(came);
    }

    void add(Facts more) {
        facts = facts.and(more);
    }

    /** What was verified, for whoever answers this request. */
    Facts verified() {
        return facts;
    }

    /** What was verified, for whoever works on this request for the same application; a request that was forwarded to another proves nothing there. */
    Facts facts(@Nullable ServletContext asking) {
        return hasEnded || context != asking ? Facts.NONE : facts;
    }

    /** By which token the caller was authenticated; empty for none, and once the caller has left. */
    void presented(Optional<PresentedToken> by) {
        token = by;
    }

    /** The same for whoever works on this request for the same application. */
    Optional<PresentedToken> token(@Nullable ServletContext asking) {
        return hasEnded || context != asking ? Optional.empty() : token;
    }

    /** What is demanded of the response, from the filter on. */
    Optional<Obligations> obligations(@Nullable ServletContext asking) {
        return hasEnded || context != asking ? Optional.empty() : response;
    }

    /** What inspections demanded is demanded of the response now. */
    void answeredBy(Obligations obligations) {
        response = Optional.of(obligations);
        demanded.forEach(obligations::add);
        demanded.clear();
    }

    /** Another thread, or this one in another turn, completes the response. */
    void goesElsewhere(AsyncContext async) {
        isElsewhere = true;
        if (!isFollowed) {
            isFollowed = true;
            async.addListener(new EndOfRequest(this));
        }
    }

    /** A turn of the request begins. */
    void begins() {
        isElsewhere = false;
    }

    boolean isElsewhere() {
        return isElsewhere;
    }

    /** From then on the container may have the response for somebody else. */
    boolean hasEnded() {
        return hasEnded;
    }

    /** Nothing is known from now on, and nothing is kept. */
    void end() {
        hasEnded = true;
        token = Optional.empty();
        bodies.close();
    }
}
