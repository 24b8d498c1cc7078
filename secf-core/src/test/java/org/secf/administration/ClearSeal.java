package org.secf.administration;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.secf.keys.Opened;
import org.secf.keys.OpeningKeys;
import org.secf.keys.PayloadSeal;
import org.secf.keys.SealExpectation;
import org.secf.keys.SealHeader;
import org.secf.keys.SealPolicy;
import org.secf.keys.SealReason;
import org.secf.keys.SealRecipient;
import org.secf.verdict.Verdict;

/** Judges what a message is for as the real seal does, and encrypts nothing. */
record ClearSeal() implements PayloadSeal {

    private static final String BETWEEN = "\n";

    @Override
    public String seal(SealRecipient recipient, SealHeader header, byte[] plaintext) {
        return String.join(
                BETWEEN,
                recipient.keyId(),
                text(header.type(), header.parameters()),
                new String(plaintext, StandardCharsets.UTF_8));
    }

    @Override
    public Verdict<Opened> open(String compact, OpeningKeys keys, SealPolicy policy, SealExpectation expected) {
        String[] parts = compact.split(BETWEEN, 3);
        if (parts.length < 3) {
            return Verdict.rejected(SealReason.SEAL_MALFORMED, "three lines", "others");
        }
        if (keys.named(parts[0]).isEmpty()) {
            return Verdict.rejected(SealReason.KEY_ID_UNKNOWN, "a known key", parts[0]);
        }
        return parts[1].equals(text(expected.type(), expected.exact()))
                ? Verdict.accepted(new Opened(parts[2].getBytes(StandardCharsets.UTF_8), parts[0], expected.exact()))
                : Verdict.rejected(SealReason.SEAL_PARAMETER_OTHER, "another purpose", parts[1]);
    }

    private static String text(String type, Map<String, String> parameters) {
        return type + new TreeMap<>(parameters);
    }
}
