package org.secf.jaspic;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.secf.http.Reply;

/**
 * Before every resource, whoever may call it: lets the application's guards inspect the request, unless they have done so before somebody was
 * authenticated; gives the resource the body that they left; and seals the response where that is demanded. It also gives up the bodies that were kept.
 */
final class MessageFilter implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(request instanceof HttpServletRequest http) || !(response instanceof HttpServletResponse answer)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Application> started = Deployment.started(http.getServletContext());
        if (http.getDispatcherType() == DispatcherType.ERROR) {
            chain.doFilter(onError(started, http), answer);
            return;
        }
        Optional<Application> application = started.filter(
                        one -> !one.authentication().guards().isEmpty())
                .filter(one -> !one.endpoints().own(http));
        try {
            if (application.isPresent()) {
                guard(application.get().authentication(), http, answer, chain);
            } else {
                chain.doFilter(ReplayedRequest.of(ArrivedFields.of(http), () -> {}), answer);
            }
        } finally {
            MessageState.find(http).filter(state -> !state.isElsewhere()).ifPresent(MessageState::end);
        }
    }

    /** The container gives its own request to the page of an error, which reads of it what the resource did; perhaps before anybody has inspected it. */
    private static HttpServletRequest onError(Optional<Application> application, HttpServletRequest request) {
        return application
                .map(started -> started.authentication().guards())
                .map(guards -> guards.shown(request))
                .orElse(request);
    }

    private static void guard(
            Authentication authentication, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean isFirst = request.getDispatcherType() == DispatcherType.REQUEST;
        Optional<Reply> refusal = isFirst ? authentication.inspect(request) : Optional.empty();
        if (refusal.isPresent()) {
            ReplyWriter.send(refusal.get(), response);
            return;
        }
        MessageState state = MessageState.of(request);
        state.begins();
        Obligations obligations = obligations(state, authentication, request, response);
        SealedResponse sealed = obligations.response();
        if (isWithin(response, sealed)) {
            chain.doFilter(request, response);
        } else {
            chain.doFilter(new GuardedRequest(left(request, state), state, sealed), sealed);
        }
        if (!state.isElsewhere()) {
            sealed.complete();
        }
    }

    /** What the guards leave of it: without fields that nobody proved, and with the body that they made. */
    private static HttpServletRequest left(HttpServletRequest request, MessageState state) {
        HttpServletRequest shown = state.shown(request);
        return state.replacement()
                .<HttpServletRequest>map(replacement -> ReplayedRequest.replaced(shown, replacement))
                .orElseGet(() -> ReplayedRequest.of(shown, () -> {}));
    }

    private static Obligations obligations(
            MessageState state,
            Authentication authentication,
            HttpServletRequest request,
            HttpServletResponse response) {
        return state.obligations(request.getServletContext()).orElseGet(() -> {
            Obligations made = new Obligations(
                    request,
                    response,
                    state,
                    rejection -> ReplyWriter.send(authentication.failed(rejection, request), response));
            state.answeredBy(made);
            return made;
        });
    }

    /** Whether a dispatch brought along what an earlier turn gave to the resource, perhaps wrapped by the application. */
    private static boolean isWithin(HttpServletResponse response, SealedResponse sealed) {
        return response == sealed
                || (response instanceof ServletResponseWrapper wrapper && wrapper.isWrapperFor(sealed));
    }
}
