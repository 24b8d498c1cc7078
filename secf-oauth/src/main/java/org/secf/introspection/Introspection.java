package org.secf.introspection;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.secf.jwt.Claims;
import org.secf.jwt.StrictJson;
import org.secf.keys.Secret;
import org.secf.tls.Fetched;
import org.secf.tls.Outbound;
import org.secf.tls.Question;
import org.secf.verdict.Verdict;

/**
 * Asks the issuer about tokens (RFC 7662 §2). Tokens stand in bodies only, and in no rejection.
 *
 * @param server where and as whom it is asked
 * @param outbound asks there
 * @param signed reads signed answers (RFC 9701); empty where plain ones were agreed
 * @param maxLength the most characters of a token
 * @param turns how many ask at once
 */
public record Introspection(
        IntrospectionServer server,
        Supplier<Outbound> outbound,
        Optional<SignedAnswers> signed,
        int maxLength,
        Turns turns) {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    /** What the issuer says of a token that it says is active; refused with an {@link IntrospectionReason}. */
    public Verdict<Claims> ask(String token) {
        if (token.length() > maxLength) {
            return Verdict.rejected(
                    IntrospectionReason.TOKEN_TOO_LONG, "at most " + maxLength + " characters", token.length() + "");
        }
        return turns.take(() -> fetched(token)).then(this::answer).then(Introspection::active);
    }

    private Verdict<Fetched> fetched(String token) {
        return outbound.get()
                .send(question(token))
                .fold(
                        Verdict::accepted,
                        rejection -> Verdict.rejected(
                                IntrospectionReason.INTROSPECTION_FAILED,
                                rejection.expected(),
                                rejection.reason().name() + ": " + rejection.received()));
    }

    private Question question(String token) {
        StringBuilder form = new StringBuilder("token=").append(encoded(token)).append("&token_type_hint=access_token");
        if (server.clientSecret().isEmpty()) {
            form.append("&client_id=").append(encoded(server.clientId()));
        }
        Question question = Question.post(
                        server.address(), FORM, form.toString().getBytes(StandardCharsets.US_ASCII))
                .with("Accept", signed.isPresent() ? SignedAnswers.MEDIA_TYPE : JSON);
        return server.clientSecret()
                .map(secret -> question.with("Authorization", basic(secret)))
                .orElse(question);
    }

    /** Both encoded as in a form first (RFC 6749 §2.3.1). */
    private String basic(Secret secret) {
        return secret.useText(characters -> {
            String pair = encoded(server.clientId()) + ":" + encoded(new String(characters));
            return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
        });
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Verdict<JsonObject> answer(Fetched fetched) {
        String type = fetched.mediaType().orElse("none");
        String expected = signed.isPresent() ? SignedAnswers.MEDIA_TYPE : JSON;
        if (!type.equals(expected)) {
            return Verdict.rejected(IntrospectionReason.INTROSPECTION_UNREADABLE, expected, type);
        }
        if (signed.isPresent()) {
            return signed.get().read(new String(fetched.body(), StandardCharsets.US_ASCII));
        }
        return StrictJson.object(fetched.body())
                .map(Verdict::accepted)
                .orElseGet(() -> Verdict.rejected(
                        IntrospectionReason.INTROSPECTION_UNREADABLE, StrictJson.EXPECTED, "something else"));
    }

    /** The text {@code "true"} or a number is no yes. */
    private static Verdict<Claims> active(JsonObject answer) {
        return JsonValue.TRUE.equals(answer.get("active"))
                ? Verdict.accepted(new Claims(answer))
                : Verdict.rejected(
                        IntrospectionReason.TOKEN_NOT_ACTIVE, "active true", "active " + answer.get("active"));
    }
}
