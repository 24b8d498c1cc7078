package org.secf.gba.naf;

import java.util.List;
import java.util.Optional;
import org.secf.gba.retrieval.ApplicationKeys;
import org.secf.gba.retrieval.UserSettings;
import org.secf.http.Request;
import org.secf.identity.VisibleName;
import org.secf.verdict.Verdict;

/** Who a caller wants to be, and may (TS 24.109 §5.2.2): one of the identities that the network told for this application. */
final class IntendedIdentity {

    /** In which devices say it, in quotes. */
    static final String FIELD = "X-3GPP-Intended-Identity";

    private static final int LONGEST = 256;

    private IntendedIdentity() {}

    /** Empty where the caller did not say. */
    static Verdict<Optional<String>> of(Request request) {
        List<String> fields = request.headers(FIELD);
        if (fields.isEmpty()) {
            return Verdict.accepted(Optional.empty());
        }
        String text = fields.get(0).strip();
        boolean isQuoted = text.length() > 2 && text.startsWith("\"") && text.endsWith("\"");
        String name = isQuoted ? text.substring(1, text.length() - 1) : "";
        return fields.size() == 1
                        && isQuoted
                        && name.indexOf('"') < 0
                        && name.indexOf('\\') < 0
                        && name.length() <= LONGEST
                        && VisibleName.isOne(name)
                ? Verdict.accepted(Optional.of(name))
                : Verdict.rejected(
                        GbaReason.MALFORMED_IDENTITY,
                        "one identity in quotes",
                        fields.size() + " fields, first " + text);
    }

    /** Who the caller is: whom it wants to be, else the first identity, else the subscriber, else the transaction. */
    static Verdict<String> decide(Optional<String> intended, ApplicationKeys keys, String transaction) {
        List<String> allowed = keys.settings().stream()
                .map(UserSettings::identities)
                .flatMap(List::stream)
                .distinct()
                .toList();
        if (intended.isPresent() && !allowed.contains(intended.get())) {
            return Verdict.rejected(GbaReason.IDENTITY_NOT_ALLOWED, "one of " + allowed, intended.get());
        }
        String name = intended.or(() -> allowed.stream().findFirst())
                .or(keys::subscriber)
                .orElse(transaction);
        return VisibleName.isOne(name)
                ? Verdict.accepted(name)
                : Verdict.rejected(GbaReason.KEYS_FAILED, VisibleName.EXPECTED, "another name from the network");
    }
}
