package org.secf.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/** Answers one question after the other; what it read for one, metadata and keys, serves the next. */
final class Desk {

    private final Sources sources;
    private final Clock clock;
    private final Judge judge;

    /**
     * A desk.
     *
     * @param clock the default instant
     * @param warnings for a person; never mixed with results
     */
    Desk(Sources sources, Clock clock, PrintWriter warnings) {
        this.sources = sources;
        this.clock = clock;
        this.judge = new Judge(new IdentityProviders(sources), new KeyPairs(sources, warnings));
    }

    /** Accepted or rejected; what cannot be judged is thrown. */
    Answer answer(Given given) throws UnusableException {
        Question question = Question.of(given, clock.instant());
        return Answer.of(judge.judge(question, ResponseText.field(response(given))));
    }

    private byte[] response(Given given) throws UnusableException {
        Optional<String> inline = given.inlineResponse();
        Optional<String> file = given.find(VerifyOption.FILE);
        if (inline.isPresent() == file.isPresent()) {
            throw new UnusableException("exactly one response is needed: " + VerifyOption.FILE.meaning());
        }
        return inline.isPresent()
                ? inline.get().getBytes(StandardCharsets.UTF_8)
                : sources.response(file.orElseThrow());
    }
}
