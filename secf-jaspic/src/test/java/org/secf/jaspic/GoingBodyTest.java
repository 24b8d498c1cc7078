package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.secf.http.Bodies;
import org.secf.http.Reply;
import org.secf.mechanism.CodedBody;
import org.secf.mechanism.CodedOutput;
import org.secf.mechanism.ResponseMessage;
import org.secf.mechanism.ResponseReason;
import org.secf.mechanism.ResponseSeal;
import org.secf.mechanism.ResponseSealer;
import org.secf.mechanism.SealedMessage;
import org.secf.verdict.Reason;
import org.secf.verdict.Verdict;

/** Bodies that are made into others, or followed by seals, while they are sent. */
class GoingBodyTest {

    private final FakeServer client = new FakeServer();
    private final HeldServer server = new HeldServer();
    private final List<Reason> refusals = new ArrayList<>();

    private final Obligations obligations = new Obligations(
            client.request(),
            server.response(),
            MessageState.of(client.request()),
            rejection -> refusals.add(rejection.reason()));
    private final HttpServletResponse response = obligations.response();

    /** Sends capital letters between a word and a full stop. */
    private record Shouting(int order, String name) implements ResponseSealer {

        @Override
        public Verdict<SealedMessage> seal(ResponseMessage response, Bodies bodies) {
            return Verdict.accepted(SealedMessage.with(List.of(new Reply.Header("Whole", name))));
        }

        @Override
        public Optional<CodedBody> code(ResponseMessage head) {
            List<String> codings = new ArrayList<>(head.headers("Content-Encoding"));
            codings.add(name);
            return Optional.of(new CodedBody(
                    String.join(", ", codings),
                    List.of(new Reply.Header("Shouts", name)),
                    below -> new CodedOutput(capitals(below), () -> below.write(end()))));
        }

        private byte[] end() {
            return (name + ".").getBytes(StandardCharsets.UTF_8);
        }

        private static OutputStream capitals(OutputStream below) {
            return new FilterOutputStream(below) {
                @Override
                public void write(int octet) throws IOException {
                    out.write(Character.toUpperCase(octet));
                }

                @Override
                public void write(byte[] octets, int offset, int length) throws IOException {
                    String text = new String(octets, offset, length, StandardCharsets.UTF_8);
                    out.write(text.toUpperCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
                }
            };
        }
    }

    /** Repeats in a trailer what it saw. */
    private record Echo(int order) implements ResponseSealer {

        @Override
        public String name() {
            return "echo";
        }

        @Override
        public Verdict<SealedMessage> seal(ResponseMessage response, Bodies bodies) {
            return Verdict.accepted(SealedMessage.with(List.of()));
        }

        @Override
        public Optional<ResponseSeal> follow(ResponseMessage head) {
            StringBuilder seen = new StringBuilder(String.join("", head.headers("Content-Encoding")) + ":");
            return Optional.of(new ResponseSeal() {
                @Override
                public List<Reply.Header> head() {
                    return List.of(new Reply.Header("Trailer", "Echo"));
                }

                @Override
                public void update(byte[] octets, int offset, int length) {
                    seen.append(new String(octets, offset, length, StandardCharsets.UTF_8));
                }

                @Override
                public List<Reply.Header> finish() {
                    String all = seen.toString();
                    seen.setLength(0);
                    return List.of(new Reply.Header("Echo", all));
                }
            });
        }
    }

    private void streamed(ResponseSealer... sealers) {
        for (ResponseSealer sealer : sealers) {
            assertThat(obligations.add(sealer)).isEmpty();
        }
        obligations.delivery().asItComes();
    }

    private void write(String text) throws IOException {
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void flushed(String text) throws IOException {
        write(text);
        response.flushBuffer();
    }

    @Nested
    class Coded {

        @Test
        void isSentAsItComes() throws IOException {
            streamed(new Shouting(1, "loud"));

            flushed("one ");
            assertThat(server.body()).isEqualTo("ONE ");
            assertThat(server.isCommitted).isTrue();
            write("two ");
            assertThat(server.body()).isEqualTo("ONE TWO ");
            obligations.response().complete();
            obligations.response().complete();

            assertThat(server.body()).as("ended once").isEqualTo("ONE TWO loud.");
            assertThat(server.fields.get("Content-Encoding")).containsExactly("loud");
            assertThat(server.fields.get("Shouts")).containsExactly("loud");
            assertThat(server.fields).doesNotContainKey("Whole");
        }

        @Test
        void passesThroughTheHighestOrderFirst() throws IOException {
            streamed(new Shouting(1, "outer"), new Shouting(2, "inner"));

            flushed("a");
            obligations.response().complete();

            assertThat(server.fields.get("Content-Encoding")).containsExactly("inner, outer");
            assertThat(server.body()).isEqualTo("AINNER.outer.");
        }

        @Test
        void needsNoTrailersAndNoChunks() throws IOException {
            server.hasTrailers = false;
            client.requestHeaders.put("Connection", List.of("close"));
            streamed(new Shouting(1, "loud"));

            flushed("a");

            assertThat(server.body()).isEqualTo("A");
        }

        @Test
        void hasNoEndWhereItsWriterFails() throws IOException {
            streamed(new Shouting(1, "loud"));
            flushed("a");

            obligations.delivery().abandoned();
            response.getOutputStream().close();
            obligations.response().complete();

            assertThat(server.body()).isEqualTo("A");
            assertThatThrownBy(() -> write("b")).isInstanceOf(IOException.class);
        }

        @Test
        void isHeldBackWithoutAFlush() throws IOException {
            streamed(new Shouting(1, "loud"));

            write("a");
            obligations.response().complete();

            assertThat(server.fields.get("Whole")).containsExactly("loud");
            assertThat(server.body()).isEqualTo("a");
        }

        @Test
        void isHeldBackWithoutAFlushOfItsWriter() throws IOException {
            streamed(new Shouting(1, "loud"));

            response.getWriter().print("a");
            obligations.response().complete();

            assertThat(server.fields.get("Whole")).containsExactly("loud");
            assertThat(server.body()).isEqualTo("a");
        }

        @Test
        void isHeldBackUntilItsWriterIsClosed() throws IOException {
            streamed(new Shouting(1, "loud"));

            response.getWriter().print("a");
            response.getWriter().close();

            assertThat(server.fields.get("Whole")).containsExactly("loud");
            assertThat(server.body()).isEqualTo("a");
        }

        @Test
        void isSentWhenItsWriterFlushes() throws IOException {
            streamed(new Shouting(1, "loud"));

            response.getWriter().print("a");
            response.getWriter().flush();

            assertThat(server.body()).isEqualTo("A");
        }

        @Test
        void isHeldBackUnlessItIsToBeStreamed() throws IOException {
            obligations.add(new Shouting(1, "loud"));

            flushed("a");

            assertThat(server.body()).isEmpty();
        }

        @Test
        void isNotOfALengthThatWasSaid() {
            server.fields.put("Content-Length", List.of("1"));
            streamed(new Shouting(1, "loud"));

            assertThatThrownBy(() -> {
                        flushed("a");
                        write("b");
                    })
                    .isInstanceOf(IOException.class);
            assertThat(refusals).containsExactly(ResponseReason.RESPONSE_TOO_LONG);
            assertThat(server.body()).isEmpty();
        }

        @Test
        void forgetsWhatWasHeldBackOfAWriterThatFailed() throws IOException {
            streamed(new Shouting(1, "loud"));
            write("half");

            obligations.delivery().abandoned();
            write("an error");
            obligations.response().complete();

            assertThat(server.body()).isEqualTo("an error");
        }
    }

    @Nested
    class Abandoned {

        private void abandon() throws IOException {
            obligations.add(new Shouting(1, "loud"));
            write("half");
            obligations.delivery().abandoned();
        }

        /** Servers end it as if it were whole, with the status that was meant for the body. */
        @Test
        void isNotSealedAsAnEmptyBody() throws IOException {
            abandon();

            response.getOutputStream().close();
            obligations.response().complete();

            assertThat(refusals).containsExactly(ResponseReason.SEALER_FAILED);
            assertThat(server.fields).doesNotContainKey("Whole");
        }

        @Test
        void givesWayToAnotherStatus() throws IOException {
            abandon();

            response.setStatus(503);
            obligations.response().complete();

            assertThat(refusals).isEmpty();
            assertThat(server.fields.get("Whole")).containsExactly("loud");
        }

        @Test
        void givesWayToAnotherBeginning() throws IOException {
            abandon();

            response.reset();
            obligations.response().complete();

            assertThat(refusals).isEmpty();
        }
    }

    @Nested
    class WithoutContent {

        /** Of it nothing is left to wait for. */
        @Test
        void isSealedWhenItIsFlushed() throws IOException {
            server.hasTrailers = false;
            streamed(new Echo(1), new Shouting(2, "loud"));

            response.setStatus(204);
            response.flushBuffer();
            obligations.response().complete();

            assertThat(refusals).isEmpty();
            assertThat(server.fields.get("Whole")).containsExactly("loud");
            assertThat(server.body()).isEmpty();
        }

        /** As most resources write what answers HEAD. */
        @Test
        void isSealedOnceHoweverMuchIsWritten() throws IOException {
            streamed(new Shouting(1, "loud"));

            response.setStatus(304);
            flushed("one ");
            flushed("two ");
            obligations.response().complete();

            assertThat(server.fields.get("Whole")).containsExactly("loud");
            assertThat(server.body()).isEmpty();
        }
    }

    @Nested
    class TakenBack {

        /** As a server does that was told of an error before anything was sent: the fields of what went are gone, too. */
        @Test
        void isHeldBackAnewAfterItWent() throws IOException {
            obligations.add(new Shouting(1, "loud"));
            byte[] tooLong = new byte[11 * 1024 * 1024];
            response.getOutputStream().write(tooLong);
            assertThat(server.fields).containsKey("Shouts");

            response.reset();
            write("an error");
            obligations.response().complete();

            assertThat(server.fields.get("Whole")).containsExactly("loud");
            assertThat(server.body()).isEqualTo("an error");
        }

        /** As every forward does before it begins. */
        @Test
        void isWhatAWriterHasNotPassedOnYet() throws IOException {
            streamed(new Shouting(1, "loud"));

            response.getWriter().print("a draft");
            response.resetBuffer();
            response.getWriter().print("final");
            obligations.response().complete();

            assertThat(server.body()).isEqualTo("final");
        }
    }

    @Nested
    class Followed {

        private String trailer() {
            return String.valueOf(Objects.requireNonNull(server.trailers).get().get("Echo"));
        }

        @Test
        void isSealedAsItIsSent() throws IOException {
            streamed(new Echo(1), new Shouting(2, "loud"));

            flushed("a");
            obligations.response().complete();

            assertThat(server.fields.get("Trailer")).containsExactly("Echo");
            assertThat(trailer()).isEqualTo("loud:Aloud.");
        }

        /** As Open Liberty does. */
        @Test
        void isFinishedOnceWhenTheContainerAsksTwice() throws IOException {
            streamed(new Echo(1));

            flushed("a");
            obligations.response().complete();

            assertThat(trailer()).isEqualTo(":a");
            assertThat(trailer()).isEqualTo(":a");
        }

        @Test
        void isSealedAsItWasBeforeALaterCoding() throws IOException {
            streamed(new Echo(2), new Shouting(1, "loud"));

            flushed("a");
            obligations.response().complete();

            assertThat(trailer()).isEqualTo(":a");
            assertThat(server.body()).isEqualTo("Aloud.");
        }

        /** The container asks for the trailers all the same. */
        @Test
        void isNotSealedWhereItsWriterFails() throws IOException {
            streamed(new Echo(1));
            flushed("a");

            assertThat(Objects.requireNonNull(server.trailers).get()).isEmpty();
            obligations.delivery().abandoned();
            response.getOutputStream().close();

            assertThat(Objects.requireNonNull(server.trailers).get()).isEmpty();
        }

        @Test
        void isAnErrorWithoutTrailers() {
            server.hasTrailers = false;
            streamed(new Echo(1));

            assertThatThrownBy(() -> {
                        flushed("a");
                        write("b");
                    })
                    .isInstanceOf(IOException.class);
            assertThat(refusals).containsExactly(ResponseReason.RESPONSE_TOO_LONG);
            assertThat(server.fields).as("what was announced").isEmpty();
            assertThat(server.body()).isEmpty();
        }
    }
}
