package org.secf.jose;

import static org.secf.verdict.Check.HOLDS;
import static org.secf.verdict.Check.refused;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.secf.keys.SealExpectation;
import org.secf.keys.SealReason;
import org.secf.verdict.Check;
import org.secf.verdict.Rejection;

/** What the message is for, asked of a header that was authenticated. */
final class PurposeChecks {

    private PurposeChecks() {}

    static List<Check<SealedMessage>> of(SealExpectation expected) {
        return List.of(
                message -> type(message, expected),
                message -> contentType(message, expected),
                message -> parametersPresent(message, expected),
                message -> parametersExact(message, expected));
    }

    private static Optional<Rejection> type(SealedMessage message, SealExpectation expected) {
        boolean isRight = message.header().containsKey("typ")
                ? message.text("typ").filter(expected.type()::equals).isPresent()
                : expected.mayLackType();
        return isRight ? HOLDS : refused(SealReason.SEAL_TYPE, "typ " + expected.type(), shown(message, "typ"));
    }

    private static Optional<Rejection> contentType(SealedMessage message, SealExpectation expected) {
        Optional<String> sent = message.text("cty");
        if (expected.takesAnyContentType()) {
            return sent.isPresent()
                    ? HOLDS
                    : refused(SealReason.SEAL_CONTENT_TYPE, "the text cty", shown(message, "cty"));
        }
        boolean isRight = expected.contentType().isPresent()
                ? sent.equals(expected.contentType())
                : !message.header().containsKey("cty");
        return isRight
                ? HOLDS
                : refused(
                        SealReason.SEAL_CONTENT_TYPE,
                        "cty " + expected.contentType().orElse("absent"),
                        shown(message, "cty"));
    }

    private static Optional<Rejection> parametersPresent(SealedMessage message, SealExpectation expected) {
        return Stream.concat(expected.exact().keySet().stream(), expected.present().stream())
                .sorted()
                .filter(name -> message.text(name).isEmpty())
                .findFirst()
                .flatMap(name -> refused(SealReason.SEAL_PARAMETER_MISSING, "the text " + name, shown(message, name)));
    }

    private static Optional<Rejection> parametersExact(SealedMessage message, SealExpectation expected) {
        return expected.exact().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(wanted -> !message.text(wanted.getKey()).equals(Optional.of(wanted.getValue())))
                .findFirst()
                .flatMap(wanted -> refused(
                        SealReason.SEAL_PARAMETER_OTHER,
                        wanted.getKey() + " " + wanted.getValue(),
                        shown(message, wanted.getKey())));
    }

    private static String shown(SealedMessage message, String name) {
        return String.valueOf(message.header().get(name));
    }
}
