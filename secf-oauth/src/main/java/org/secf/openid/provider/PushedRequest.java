package org.secf.openid.provider;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.secf.jwt.Claims;
import org.secf.jwt.StrictJson;
import org.secf.tls.Fetched;
import org.secf.token.TokenAnswer;
import org.secf.token.TokenEndpoint;
import org.secf.token.TokenForm;
import org.secf.verdict.Verdict;

/** Pushes requests over a connection of our own, so that browsers bring nothing but their names (RFC 9126 §2). */
record PushedRequest(ProviderAccess access) {

    private static final int CREATED = 201;
    private static final int LONGEST = 64 * 1024;
    private static final int LONGEST_NAME = 2048;

    /** What the provider calls the request. */
    Verdict<String> push(Map<String, String> parameters) {
        return access.pushedRequests()
                .then(endpoint -> endpoint.ask(
                                TokenForm.empty().with(parameters),
                                access.outbound().get())
                        .then(fetched -> read(fetched, endpoint)));
    }

    private static Verdict<String> read(Fetched fetched, TokenEndpoint endpoint) {
        byte[] document = fetched.body();
        try {
            if (document.length > LONGEST) {
                return Verdict.rejected(
                        ProviderReason.PUSHED_REQUEST_ANSWER, "at most " + LONGEST + " octets", document.length + "");
            }
            return fetched.status() == CREATED
                    ? name(StrictJson.object(document))
                    : Verdict.rejected(
                            ProviderReason.PUSHED_REQUEST_REFUSED,
                            "201 from " + endpoint,
                            fetched.status() + " " + TokenAnswer.error(document).orElse("without a reason"));
        } finally {
            Arrays.fill(document, (byte) 0);
        }
    }

    private static Verdict<String> name(Optional<JsonObject> answer) {
        boolean isGood = answer.map(json -> json.get("expires_in"))
                .filter(JsonNumber.class::isInstance)
                .map(JsonNumber.class::cast)
                .filter(seconds -> seconds.doubleValue() > 0)
                .isPresent();
        return answer.flatMap(json -> new Claims(json).text("request_uri"))
                .filter(name ->
                        isGood && name.length() <= LONGEST_NAME && name.chars().allMatch(c -> c > ' ' && c <= '~'))
                .map(Verdict::accepted)
                .orElseGet(() -> Verdict.rejected(
                        ProviderReason.PUSHED_REQUEST_ANSWER,
                        "request_uri, and expires_in above zero",
                        "another answer"));
    }
}
