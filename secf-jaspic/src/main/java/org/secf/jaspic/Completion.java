package org.secf.jaspic;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What is left to do when the resource has answered. */
final class Completion {

    private Completion() {}

    /** Sends what was held back; whoever answers on another thread completes the response there. */
    static void of(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response instanceof SealedResponse sealed && !request.isAsyncStarted()) {
            sealed.complete();
        }
    }
}
