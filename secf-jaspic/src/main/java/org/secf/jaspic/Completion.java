package org.secf.jaspic;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What is left to do when the resource has answered. */
final class Completion {

    private Completion() {}

    /** Asks what became of the caller's groups, and sends what was held back; whoever answers on another thread completes the response there. */
    static void of(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Deployment.started(request.getServletContext())
                .ifPresent(application -> application.roles().ask(request));
        if (response instanceof SealedResponse sealed && !request.isAsyncStarted()) {
            sealed.complete();
        }
    }
}
