package org.secf.testkit;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.Set;

/**
 * Web browser single sign-on, step by step (saml-profiles §4.1.2), by whatever binding the enabler sends its request.
 *
 * @param browser carries everything to and fro
 * @param signOn the identity provider's address for requests
 * @param ticket tells the identity provider what to answer
 */
record SsoLogin(TestBrowser browser, String signOn, String ticket) {

    private static final int MOST_REDIRECTS = 10;
    private static final Set<Integer> REFUSALS = Set.of(401, 403);

    /** Until the address answers somebody who is logged in; what the enabler then lets that user do is not the login's business. */
    void login(URI address) {
        HttpResponse<String> delivered = deliver(address);
        if (Redirect.of(delivered).isEmpty()) {
            throw LoginFailure.at(LoginStep.DELIVER, "a redirect back to " + address, delivered);
        }
        String expected = "an answer for somebody who is logged in";
        HttpResponse<String> answer = follow(LoginStep.RETURN, expected, delivered);
        boolean isAskedAgain =
                isRequest(answer) || PageForm.carrying("SAMLRequest", answer).isPresent();
        if (isAskedAgain || answer.statusCode() == 401 || answer.statusCode() >= 500) {
            throw LoginFailure.at(LoginStep.RETURN, expected, answer);
        }
    }

    /** Until the enabler refuses the response. */
    HttpResponse<String> refusal(URI address) {
        HttpResponse<String> delivered = deliver(address);
        if (!REFUSALS.contains(delivered.statusCode())) {
            throw LoginFailure.at(LoginStep.DELIVER, "a refusal, 401 or 403", delivered);
        }
        return delivered;
    }

    private HttpResponse<String> deliver(URI address) {
        String expected = "a redirect or a form that leads to " + signOn
                + " (is the address protected, and does the enabler know this identity provider?)";
        HttpResponse<String> asked =
                follow(LoginStep.ASK, expected, send(LoginStep.ASK, expected, TestBrowser.request(address)));
        HttpRequest.Builder request = request(asked).orElseThrow(() -> LoginFailure.at(LoginStep.ASK, expected, asked));
        HttpResponse<String> page =
                send(LoginStep.AUTHENTICATE, "a response", request.header(TestUsers.TICKET, ticket));
        PageForm response = PageForm.carrying("SAMLResponse", page)
                .orElseThrow(() -> LoginFailure.at(LoginStep.AUTHENTICATE, "a response", page));
        return send(
                LoginStep.DELIVER, "an answer to the response", TestBrowser.form(response.action(), response.fields()));
    }

    /** Follows redirects, but none that carries a request to an identity provider: ours is asked apart, and nobody's real one by a test. */
    private HttpResponse<String> follow(LoginStep step, String expected, HttpResponse<String> first) {
        HttpResponse<String> answer = first;
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            Optional<HttpRequest.Builder> onward = Redirect.of(answer);
            if (onward.isEmpty() || isRequest(answer)) {
                return answer;
            }
            answer = send(step, expected, onward.get());
        }
        throw LoginFailure.at(step, "at most " + MOST_REDIRECTS + " redirects", answer);
    }

    /** What an answer has the browser send to our identity provider. */
    private Optional<HttpRequest.Builder> request(HttpResponse<String> answer) {
        if (isRequest(answer)) {
            return Redirect.of(answer)
                    .filter(onward ->
                            Redirect.target(answer).filter(this::isSignOn).isPresent());
        }
        return PageForm.carrying("SAMLRequest", answer)
                .filter(form -> isSignOn(form.action()))
                .map(form -> TestBrowser.form(form.action(), form.fields()));
    }

    private static boolean isRequest(HttpResponse<String> answer) {
        return Redirect.target(answer)
                .map(URI::getRawQuery)
                .filter(query -> query.contains("SAMLRequest="))
                .isPresent();
    }

    private boolean isSignOn(URI address) {
        return address.toString().split("\\?", 2)[0].equals(signOn);
    }

    private HttpResponse<String> send(LoginStep step, String expected, HttpRequest.Builder request) {
        try {
            return browser.once(request);
        } catch (UncheckedIOException e) {
            throw LoginFailure.at(step, expected, e);
        }
    }
}
