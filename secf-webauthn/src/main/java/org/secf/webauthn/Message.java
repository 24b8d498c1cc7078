package org.secf.webauthn;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Optional;
import org.secf.http.Origin;
import org.secf.http.PublicUrl;
import org.secf.http.Request;
import org.secf.token.StrictJson;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;
import org.secf.webauthn.ceremony.WebAuthnReason;

/** A message of our script, which is of this site: browsers say so themselves with every POST, in {@code Origin}, and in {@code Sec-Fetch-Site}. */
record Message(JsonObject object) {

    private static final int MAX_BYTES = 64 * 1024;

    static Verdict<Message> read(Request request, PublicUrl base) {
        Optional<Rejection> refusal = otherSite(request, base);
        return refusal.isPresent()
                ? Verdict.rejected(refusal.get())
                : request.body(MAX_BYTES).then(Message::parse);
    }

    private static Optional<Rejection> otherSite(Request request, PublicUrl base) {
        List<String> site = request.headers("Sec-Fetch-Site");
        List<String> origin = request.headers("Origin");
        boolean isOwn = origin.size() == 1
                && Origin.of(origin.get(0)).isPresent()
                && Origin.of(origin.get(0)).equals(Origin.of(base.origin()))
                && (site.isEmpty() || site.equals(List.of("same-origin")));
        return isOwn
                ? Check.HOLDS
                : Check.refused(
                        WebAuthnReason.OTHER_SITE,
                        "Origin " + base.origin() + ", Sec-Fetch-Site same-origin",
                        origin + ", " + site);
    }

    private static Verdict<Message> parse(byte[] body) {
        try {
            return Verdict.accepted(new Message(StrictJson.object(body)));
        } catch (IllegalArgumentException e) {
            return malformed("one JSON object");
        }
    }

    /** A text that has to be there. */
    Verdict<String> text(String name) {
        return object.get(name) instanceof JsonString text
                ? Verdict.accepted(text.getString())
                : malformed("a text " + name);
    }

    /** An object that has to be there. */
    Verdict<JsonObject> member(String name) {
        return object.get(name) instanceof JsonObject found ? Verdict.accepted(found) : malformed("an object " + name);
    }

    private static <T> Verdict<T> malformed(String expected) {
        return Verdict.rejected(WebAuthnReason.MALFORMED_MESSAGE, expected, "something else");
    }
}
