package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.secf.http.Reply;
import org.secf.mechanism.ResponseSeal;

class SealedResponseTest {

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final List<String> fields = new ArrayList<>();
    private boolean hasTrailers = true;

    @Nullable
    private Supplier<Map<String, String>> trailers;

    /** Counts octets. */
    private static final class Counting implements ResponseSeal {
        private long octets;

        @Override
        public boolean coversBody() {
            return true;
        }

        @Override
        public void update(byte[] body, int offset, int length) {
            octets += length;
        }

        @Override
        public List<Reply.Header> finish() {
            return List.of(new Reply.Header("Seal", String.valueOf(octets)));
        }
    }

    private final SealedResponse response = sealed(true);

    private SealedResponse sealed(boolean isSent) {
        HttpServletResponse server = server();
        return SealedResponse.of(server, new MechanismSealing(server, new Counting(), isSent));
    }

    @SuppressWarnings("unchecked") // the argument is what the servlet interface says
    private HttpServletResponse server() {
        return FakeServer.proxy(HttpServletResponse.class, (proxy, method, arguments) -> switch (method.getName()) {
            case "getOutputStream" -> new Out();
            case "getCharacterEncoding" -> "UTF-8";
            case "isCommitted" -> false;
            case "addHeader" -> fields.add(arguments[0] + ": " + arguments[1]);
            case "setTrailerFields" -> {
                if (!hasTrailers) {
                    throw new IllegalStateException("HTTP/1.0");
                }
                trailers = (Supplier<Map<String, String>>) arguments[0];
                yield null;
            }
            default -> null;
        });
    }

    private final class Out extends ServletOutputStream {
        @Override
        public void write(int octet) {
            sent.write(octet);
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {}
    }

    private String body() {
        return sent.toString(StandardCharsets.UTF_8);
    }

    @Test
    void setsTheFieldBeforeTheBody() throws IOException {
        response.getWriter().write("hällo");
        response.flushBuffer();
        assertThat(body()).as("held back").isEmpty();

        response.complete();

        assertThat(fields).containsExactly("Seal: 6");
        assertThat(body()).isEqualTo("hällo");
    }

    @Test
    void isCompleteWhenTheStreamIsClosed() throws IOException {
        response.getOutputStream().write("a".getBytes(StandardCharsets.UTF_8));
        response.getOutputStream().close();
        response.complete();

        assertThat(fields).containsExactly("Seal: 1");
        assertThat(body()).isEqualTo("a");
    }

    @Test
    void sealsAnEmptyBody() throws IOException {
        response.complete();

        assertThat(fields).containsExactly("Seal: 0");
    }

    @Test
    void sealsNothingWhereNoBodyIsSent() throws IOException {
        SealedResponse head = sealed(false);

        head.getWriter().write("hello");
        head.complete();

        assertThat(fields).containsExactly("Seal: 0");
    }

    @Test
    void forgetsWhatTheResourceTakesBack() throws IOException {
        response.getWriter().write("wrong");
        response.getWriter().flush();
        response.resetBuffer();
        response.getWriter().write("right!");
        response.complete();

        assertThat(fields).containsExactly("Seal: 6");
        assertThat(body()).isEqualTo("right!");
    }

    @Test
    void sendsTheFieldAfterABodyThatIsTooLong() throws IOException {
        byte[] part = new byte[MechanismSealing.HELD_BACK / 2];
        for (int i = 0; i < 3; i++) {
            response.getOutputStream().write(part);
        }
        assertThat(sent.size()).isEqualTo(3 * part.length);
        response.complete();

        assertThat(fields).isEmpty();
        assertThat(Objects.requireNonNull(trailers).get()).containsEntry("Seal", String.valueOf(3 * part.length));
    }

    @Test
    void saysNothingWhereItCannot() throws IOException {
        hasTrailers = false;

        response.getOutputStream().write(new byte[MechanismSealing.HELD_BACK + 1]);
        response.complete();

        assertThat(fields).isEmpty();
        assertThat(sent.size()).isEqualTo(MechanismSealing.HELD_BACK + 1);
    }

    @Test
    void doesNotHoldBackWhatOtherThreadsWrite() throws IOException {
        response.getOutputStream().write('a');
        response.goOn();
        response.getOutputStream().write('b');

        assertThat(body()).isEqualTo("ab");
        assertThat(Objects.requireNonNull(trailers).get()).containsEntry("Seal", "2");
    }

    @Test
    void saysNothingOfTheContainersOwnPages() throws IOException {
        response.getWriter().write("half");
        response.sendError(500);
        response.complete();

        assertThat(fields).isEmpty();
        assertThat(body()).isEmpty();
    }
}
