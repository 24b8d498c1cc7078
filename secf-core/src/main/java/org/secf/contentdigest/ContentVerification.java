package org.secf.contentdigest;

import java.io.InputStream;
import org.secf.verdict.Verdict;

/**
 * Holds a content against its digests while it passes: every one that counts has to be right, so that an attacker gains nothing by the weaker. For one content
 * and one thread at a time.
 */
public final class ContentVerification {

    private final ContentDigest expected;
    private final ContentDigester digester;

    ContentVerification(ContentDigest expected, ContentDigester digester) {
        this.expected = expected;
        this.digester = digester;
    }

    /** The next octets. */
    public void update(byte[] octets, int offset, int length) {
        digester.update(octets, offset, length);
    }

    /** Once all octets came: the digests, or rejected with {@link ContentDigestReason#WRONG_DIGEST}. */
    public Verdict<ContentDigest> finish() {
        ContentDigest received = digester.digest();
        return received.equals(expected)
                ? Verdict.accepted(received)
                : Verdict.rejected(ContentDigestReason.WRONG_DIGEST, expected.text(), received.text());
    }

    /**
     * A stream of the content whose end throws {@link RefusedContent} where the content was another one. What was read before that is not verified: it must
     * have no effect until the end was reached.
     */
    public InputStream passing(InputStream in) {
        return new VerifiedStream(in, this);
    }
}
