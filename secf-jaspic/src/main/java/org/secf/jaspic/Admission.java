package org.secf.jaspic;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.secf.mechanism.Outcome;

/**
 * What was decided of a request, and what the resource is to work on.
 *
 * @param request the container's own, unless its body has to be given again
 * @param response the container's own, unless its body has to be sealed
 */
record Admission(Outcome outcome, HttpServletRequest request, HttpServletResponse response) {

    static Admission of(Outcome.Established outcome, HttpServletRequest request, HttpServletResponse response) {
        if (!outcome.seal().coversBody()) {
            outcome.seal().finish().forEach(field -> response.addHeader(field.name(), field.value()));
            return new Admission(outcome, ReplayedRequest.of(request, () -> {}), response);
        }
        boolean isSent = !request.getMethod().equals("HEAD");
        SealedResponse sealed = SealedResponse.of(response, new MechanismSealing(response, outcome.seal(), isSent));
        return new Admission(outcome, ReplayedRequest.of(request, sealed::goOn), sealed);
    }
}
