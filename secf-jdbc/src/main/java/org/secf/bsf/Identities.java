package org.secf.bsf;

import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.secf.identity.VisibleName;

/** What subscribers may be called (TS 23.003 §13.3 and §13.4). A slip of an administrator would be a subscriber whom no device finds. */
final class Identities {

    static final int LONGEST_PRIVATE = 256;
    private static final int LONGEST_PUBLIC = 512;
    private static final String TEMPORARY = "@tmpi.bsf.3gppnetwork.org";
    private static final String HOST = "(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+])";
    private static final Pattern PRIVATE = Pattern.compile("[^\\s@\"]+@" + HOST);
    private static final Pattern SIP =
            Pattern.compile("sips?:[^\\s@\"<>]+@" + HOST + "(?::[0-9]{1,5})?(?:;[^\\s\"<>]*)?");
    private static final Pattern TEL =
            Pattern.compile("tel:\\+?[0-9A-Fa-f*#().-]*[0-9][0-9A-Fa-f*#().-]*(?:;[^\\s\"<>]*)?");

    private Identities() {}

    /**
     * IMPI.
     *
     * @throws IllegalArgumentException for what a device would not send, or what stands for somebody else
     */
    static void requirePrivate(String identity) {
        if (identity.length() > LONGEST_PRIVATE
                || !VisibleName.isOne(identity)
                || !PRIVATE.matcher(identity).matches()) {
            throw new IllegalArgumentException(
                    "expected a private identity user@realm of at most %d characters, such as alice@home1.net, found [%s]"
                            .formatted(LONGEST_PRIVATE, shown(identity)));
        }
        if (identity.endsWith(TEMPORARY)) {
            throw new IllegalArgumentException(
                    "expected a private identity, found the temporary one [%s]".formatted(shown(identity)));
        }
    }

    /**
     * IMPUs.
     *
     * @throws IllegalArgumentException where one is no address, or stands there twice
     */
    static void requirePublic(List<String> identities) {
        for (String one : identities) {
            if (one.length() > LONGEST_PUBLIC
                    || !VisibleName.isOne(one)
                    || !(SIP.matcher(one).matches() || TEL.matcher(one).matches())) {
                throw new IllegalArgumentException(
                        "expected public identities such as sip:alice@home1.net or tel:+441 of at most %d characters, found [%s]"
                                .formatted(LONGEST_PUBLIC, shown(one)));
            }
        }
        requireOnce(identities);
    }

    /**
     * What a service knows a subscriber by, which may be a name of its own.
     *
     * @throws IllegalArgumentException where one is no name, or stands there twice
     */
    static void requireOfService(List<String> identities) {
        for (String one : identities) {
            if (one.length() > LONGEST_PUBLIC || !VisibleName.isOne(one) || one.indexOf('"') >= 0) {
                throw new IllegalArgumentException(
                        "expected names of visible characters without quotes, at most %d of them, found [%s]"
                                .formatted(LONGEST_PUBLIC, shown(one)));
            }
        }
        requireOnce(identities);
    }

    private static void requireOnce(List<String> identities) {
        HashSet<String> seen = new HashSet<>();
        identities.stream().filter(one -> !seen.add(one)).findFirst().ifPresent(twice -> {
            throw new IllegalArgumentException("expected each identity once, found [%s] twice".formatted(shown(twice)));
        });
    }

    /** As much as a line takes. */
    private static String shown(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
