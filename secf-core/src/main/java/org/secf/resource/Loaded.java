package org.secf.resource;

import java.util.Optional;
import java.util.regex.Pattern;
import org.secf.tls.Fetched;
import org.secf.tls.Question;

/**
 * What a location holds, and by what to recognise it.
 *
 * @param content the octets; empty where they are those that are known already
 * @param version what the server calls them; empty where it does not say, or where there is no server
 */
public record Loaded(Optional<byte[]> content, Optional<Version> version) {

    private static final int UNCHANGED = 304;

    /**
     * By what a server recognises a version of its content (RFC 9110 §8.8).
     *
     * @param etag as it came, with its quotation marks
     * @param lastModified as it came
     */
    public record Version(Optional<String> etag, Optional<String> lastModified) {

        private static final Pattern ETAG = Pattern.compile("(W/)?\"[\\x21\\x23-\\x7E]{0,254}\"");
        private static final Pattern DATE = Pattern.compile("[A-Za-z0-9,: -]{1,64}");

        /** What is malformed is not sent back. */
        static Optional<Version> of(Fetched answer) {
            Version version = new Version(
                    answer.field("ETag").filter(text -> ETAG.matcher(text).matches()),
                    answer.field("Last-Modified")
                            .filter(text -> DATE.matcher(text).matches()));
            return Optional.of(version)
                    .filter(one -> one.etag().isPresent() || one.lastModified().isPresent());
        }

        /** The question for what is newer (RFC 9110 §13.1). */
        Question asked(Question question) {
            Question asked = question.orUnchanged();
            asked = etag.isPresent() ? asked.with("If-None-Match", etag.get()) : asked;
            return lastModified.isPresent() ? asked.with("If-Modified-Since", lastModified.get()) : asked;
        }
    }

    /** All of it, without a version. */
    static Loaded whole(byte[] octets) {
        return new Loaded(Optional.of(octets), Optional.empty());
    }

    static Loaded of(Fetched answer, Optional<Version> known) {
        return answer.status() == UNCHANGED
                ? new Loaded(Optional.empty(), known)
                : new Loaded(Optional.of(answer.body()), Version.of(answer));
    }
}
