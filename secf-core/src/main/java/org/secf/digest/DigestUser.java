package org.secf.digest;

import java.util.Optional;
import org.secf.digest.AuthParameters.Value;
import org.secf.identity.VisibleName;
import org.secf.verdict.Verdict;

/**
 * The user that an answer claims to come from.
 *
 * @param name the name, or its hash in hexadecimal
 * @param isHashed whether it is the hash (RFC 7616 §3.4.4)
 */
public record DigestUser(String name, boolean isHashed) {

    private static final int LONGEST_NAME = 256;

    static Verdict<DigestUser> of(AuthParameters parameters) {
        return isHashed(parameters)
                .then(hashed -> name(parameters, hashed).map(name -> new DigestUser(name, hashed)))
                .then(DigestUser::visible);
    }

    private static Verdict<Boolean> isHashed(AuthParameters parameters) {
        String written = parameters.find("userhash").map(Value::text).orElse("false");
        return written.equals("true") || written.equals("false")
                ? Verdict.accepted(written.equals("true"))
                : Verdict.rejected(DigestReason.MALFORMED_PARAMETER, "userhash=true or userhash=false", written);
    }

    private static Verdict<String> name(AuthParameters parameters, boolean hashed) {
        Optional<Value> plain = parameters.find("username");
        Optional<Value> extended = parameters.find("username*");
        if (extended.isEmpty()) {
            return plain.map(DigestUser::plain)
                    .orElseGet(() -> Verdict.rejected(DigestReason.MISSING_PARAMETER, "username", "none"));
        }
        if (plain.isPresent() || hashed) {
            return Verdict.rejected(
                    DigestReason.AMBIGUOUS_USER,
                    "one of username and username*, the former with userhash=true",
                    plain.isPresent() ? "both" : "username* with userhash=true");
        }
        return extended(extended.get());
    }

    private static Verdict<String> plain(Value value) {
        return value.isQuoted()
                ? decoded(Utf8.ofOctets(value.text()), "UTF-8")
                : Verdict.rejected(DigestReason.MALFORMED_PARAMETER, "username in quotes", "without");
    }

    private static Verdict<String> extended(Value value) {
        return value.isQuoted()
                ? Verdict.rejected(DigestReason.MALFORMED_PARAMETER, "username* without quotes", "in quotes")
                : decoded(Utf8.ofExtended(value.text()), "UTF-8'' and percent escapes");
    }

    private static Verdict<String> decoded(Optional<String> name, String expected) {
        return name.map(Verdict::accepted)
                .orElseGet(() -> Verdict.rejected(DigestReason.MALFORMED_NAME, expected, "something else"));
    }

    private static Verdict<DigestUser> visible(DigestUser user) {
        return VisibleName.isOne(user.name) && user.name.length() <= LONGEST_NAME
                ? Verdict.accepted(user)
                : Verdict.rejected(
                        DigestReason.HOSTILE_NAME,
                        VisibleName.EXPECTED + ", of at most " + LONGEST_NAME + " characters",
                        user.name);
    }
}
