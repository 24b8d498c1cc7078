package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.secf.http.HttpReason;
import org.secf.http.Parameters;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

/** RFC 9110 §8.6: a body that did not arrive whole is no form. */
class UnreadableBodyTest {

    private interface Content {
        ServletInputStream open() throws IOException;
    }

    @Test
    void refusesABodyThatEndsTooEarly() {
        assertThat(refusalOf(CutOff::new).reason()).isSameAs(HttpReason.UNREADABLE_BODY);
    }

    @Test
    void refusesABodyThatSomebodyReadBefore() {
        Rejection rejection = refusalOf(() -> {
            throw new IllegalStateException("getReader was called");
        });

        assertThat(rejection.reason()).isSameAs(HttpReason.UNREADABLE_BODY);
        assertThat(rejection.received()).contains("getReader was called");
    }

    private static Rejection refusalOf(Content content) {
        HttpServletRequest request =
                FakeServer.proxy(HttpServletRequest.class, (proxy, method, args) -> switch (method.getName()) {
                    case "getContentType" -> "application/x-www-form-urlencoded";
                    case "getContentLengthLong" -> 100L;
                    case "getInputStream" -> content.open();
                    default -> null;
                });
        Verdict<Parameters> verdict = FormBody.read(request, 1_000);
        return verdict.rejection().orElseThrow();
    }

    /** Holds the beginning of a form. */
    private static final class CutOff extends ServletInputStream {
        private boolean hasBegun;

        @Override
        public int read() throws IOException {
            throw new EOFException("the client went away");
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (hasBegun) {
                return read();
            }
            hasBegun = true;
            into[offset] = 'S';
            return 1;
        }

        @Override
        public boolean isFinished() {
            return false;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {}
    }
}
