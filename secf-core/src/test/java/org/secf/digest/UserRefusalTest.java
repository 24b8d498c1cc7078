package org.secf.digest;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.mechanism.Outcome;
import org.secf.verdict.Reason;

/** Names that are refused; everything else about the answer is right and calculated to fit. */
class UserRefusalTest {

    private final TestRealm realm = TestRealm.with("algorithms=SHA-256,SHA-512-256");

    private static void assertRefused(Outcome outcome, Reason reason) {
        Outcomes.assertRefused(outcome, reason);
    }

    private void assertRefused(DigestAnswer answer, Reason reason) {
        Outcomes.assertRefused(realm.get(answer), reason);
    }

    @Test
    void inTwoParametersIsRefused() {
        assertRefused(realm.answer().send("username*", "UTF-8''alice"), DigestReason.AMBIGUOUS_USER);
    }

    @Test
    void extendedWithAHashIsRefused() {
        TestRealm hashing = TestRealm.with("userhash=true");

        assertRefused(
                hashing.get(hashing.answer()
                        .omit("username")
                        .send("username*", "UTF-8''alice")
                        .send("userhash", "true")),
                DigestReason.AMBIGUOUS_USER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ISO-8859-1''alice",
                "UTF-8''%E4",
                "UTF-8''%C3",
                "UTF-8''%zz",
                "UTF-8''a%2",
                "UTF-8'alice",
                "alice",
                "UTF-8''al'ice",
                "UTF-8''%C0%AE"
            })
    void extendedInAnotherFormIsRefused(String name) {
        assertRefused(realm.answer().omit("username").send("username*", name), DigestReason.MALFORMED_NAME);
    }

    @Test
    void extendedInQuotesIsRefused() {
        assertRefused(
                realm.answer().omit("username").send("username*", "\"UTF-8''alice\""),
                DigestReason.MALFORMED_PARAMETER);
    }

    @Test
    void inAnotherCharacterSetIsRefused() {
        // ISO 8859-1, as clients sent it before RFC 7616.
        assertRefused(realm.answer().send("username", "\"J\u00e4s\u00f8n Doe\""), DigestReason.MALFORMED_NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {" alice", "alice ", "", "al\u0000ice", "al\nice", "al\u200bice", "al\u202eice", "\uFF21\u3164"})
    void thatCannotBeSeenIsRefused(String name) {
        assertRefused(
                realm.answer().omit("username").send("username*", "UTF-8''" + escaped(name)),
                DigestReason.HOSTILE_NAME);
    }

    @Test
    void longerThanAnyNameIsRefused() {
        assertRefused(realm.answer().set("username", "a".repeat(257)), DigestReason.HOSTILE_NAME);
    }

    @Test
    void hashedWithoutBeingAskedIsRefused() {
        assertRefused(realm.answer().hashName(), DigestReason.USERHASH_NOT_OFFERED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "TRUE", "1"})
    void hashedOrNotIsSaidInOneWay(String userhash) {
        assertRefused(realm.answer().send("userhash", userhash), DigestReason.MALFORMED_PARAMETER);
    }

    @Test
    void hashedMustBeAHash() {
        TestRealm hashing = TestRealm.with("userhash=true");

        assertRefused(hashing.get(hashing.answer().send("userhash", "true")), DigestReason.MALFORMED_PARAMETER);
    }

    @Test
    void unknownIsRefused() {
        assertRefused(realm.answer().set("username", "mallory"), DigestReason.UNKNOWN_USER);
    }

    @Test
    void unknownByHashIsRefused() {
        TestRealm hashing = TestRealm.with("userhash=true");

        assertRefused(hashing.get(hashing.answer().set("username", "mallory").hashName()), DigestReason.UNKNOWN_USER);
    }

    private static String escaped(String name) {
        StringBuilder text = new StringBuilder();
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            text.append("%%%02X".formatted(octet));
        }
        return text.toString();
    }
}
