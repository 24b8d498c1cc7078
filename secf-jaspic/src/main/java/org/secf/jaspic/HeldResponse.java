package org.secf.jaspic;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.secf.http.Body;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.mechanism.ResponseMessage;
import org.secf.message.Facts;

/** A container's response before it is sent, as sealers see it. */
record HeldResponse(Asked asked, HttpServletResponse response, boolean hasContent, Body body)
        implements ResponseMessage {

    /**
     * What is answered.
     *
     * @param request as it was received
     * @param caller who is the caller by now
     */
    record Asked(Request request, Supplier<Optional<String>> caller, MessageState state) {

        static Asked of(HttpServletRequest request, MessageState state) {
            return new Asked(new ServletRequestView(request), () -> callerName(request), state);
        }

        private static Optional<String> callerName(HttpServletRequest request) {
            if (request.getAttribute(Caller.class.getName()) instanceof Caller caller && caller.isAuthenticated()) {
                return Optional.of(caller.getName());
            }
            return Optional.ofNullable(request.getUserPrincipal()).map(Principal::getName);
        }
    }

    @Override
    public Request request() {
        return asked.request();
    }

    @Override
    public Facts facts() {
        return asked.state().verified();
    }

    @Override
    public Optional<String> callerName() {
        return asked.caller().get();
    }

    @Override
    public int status() {
        return response.getStatus();
    }

    /** Containers keep the media type elsewhere until they send it, and the length is that of the body as it is now. */
    @Override
    public List<String> headers(String name) {
        if (name.equalsIgnoreCase("Content-Type")) {
            String type = response.getContentType();
            return type == null ? List.of() : List.of(type);
        }
        if (name.equalsIgnoreCase("Content-Length")) {
            return hasContent ? List.of(String.valueOf(body.length())) : List.of();
        }
        var values = response.getHeaders(name);
        return values == null ? List.of() : List.copyOf(values);
    }
}
