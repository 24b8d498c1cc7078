package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.secf.http.Bodies;
import org.secf.http.Body;
import org.secf.http.Replacement;
import org.secf.http.Reply;
import org.secf.mechanism.ResponseMessage;
import org.secf.mechanism.ResponseReason;
import org.secf.mechanism.ResponseSeal;
import org.secf.mechanism.ResponseSealer;
import org.secf.mechanism.SealedMessage;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdict;

class ObligationsTest {

    /** Longer than anything that is held back. */
    private static final int TOO_LONG = 11 * 1024 * 1024;

    private final FakeServer client = new FakeServer();
    private final HeldServer server = new HeldServer();
    private final List<Reason> refusals = new ArrayList<>();

    private final Obligations obligations =
            new Obligations(client.request(), server.response(), MessageState.of(client.request()), rejection -> {
                refusals.add(rejection.reason());
                server.status = 500;
            });
    private final HttpServletResponse response = obligations.response();

    /** Puts status, media type and body into a field. */
    private record Signer(int order, boolean canFollow) implements ResponseSealer {

        @Override
        public String name() {
            return "signer";
        }

        @Override
        public Verdict<SealedMessage> seal(ResponseMessage message, Bodies bodies) {
            return Verdict.accepted(SealedMessage.with(List.of(field(message, text(message.body())))));
        }

        @Override
        public Optional<ResponseSeal> follow(ResponseMessage head) {
            return canFollow ? Optional.of(() -> List.of(field(head, "follows"))) : Optional.empty();
        }

        private static Reply.Header field(ResponseMessage message, String body) {
            return new Reply.Header(
                    "Seal",
                    message.status() + " " + message.headers("Content-Type") + " " + message.headers("Content-Length")
                            + " " + message.headers("ETag") + " " + body);
        }
    }

    /** Makes another body, or fails as it is told. */
    private record Encrypter(Function<ResponseMessage, Verdict<SealedMessage>> how) implements ResponseSealer {

        static Encrypter upward() {
            return new Encrypter(message ->
                    Verdict.accepted(SealedMessage.with(Replacement.by(Body.of(text(message.body())
                                    .toUpperCase(Locale.ROOT)
                                    .concat("!")
                                    .getBytes(StandardCharsets.UTF_8)))
                            .as("application/jose"))));
        }

        @Override
        public String name() {
            return "encrypter";
        }

        @Override
        public int order() {
            return 2;
        }

        @Override
        public Verdict<SealedMessage> seal(ResponseMessage message, Bodies bodies) {
            return how.apply(message);
        }
    }

    private static String text(Body body) {
        try {
            return new String(body.octets(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void answer(String body) throws IOException {
        response.setContentType("text/plain");
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        obligations.response().complete();
    }

    @Test
    void responseOfWhichNothingIsDemandedPasses() throws IOException {
        response.setContentLength(5);
        response.getOutputStream().write("hello".getBytes(StandardCharsets.UTF_8));

        assertThat(server.body()).as("not held back").isEqualTo("hello");
        assertThat(server.length).isEqualTo(5);
        obligations.response().complete();
        assertThat(server.fields).isEmpty();
    }

    @Test
    void sealIsSetOverStatusFieldsAndBody() throws IOException {
        assertThat(obligations.add(new Signer(1, false))).isEmpty();
        response.setStatus(201);
        response.setHeader("ETag", "e");

        answer("hello");

        assertThat(server.fields.get("Seal")).containsExactly("201 [text/plain] [5] [e] hello");
        assertThat(server.body()).isEqualTo("hello");
    }

    @Test
    void encryptsBeforeItSigns() throws IOException {
        obligations.add(new Signer(1, false));
        obligations.add(Encrypter.upward());
        response.setContentLength(5);
        response.setHeader("Content-Length", "5");
        response.addHeader("content-length", "5");
        response.setIntHeader("Content-Length", 5);
        response.addIntHeader("Content-Length", 5);

        answer("hello");

        assertThat(server.fields).containsOnlyKeys("Seal");
        assertThat(server.fields.get("Seal")).containsExactly("200 [application/jose] [6] [] HELLO!");
        assertThat(server.body()).isEqualTo("HELLO!");
        assertThat(server.length).isEqualTo(6);
    }

    @Test
    void sameDemandCountsOnce() throws IOException {
        obligations.add(new Signer(1, false));
        obligations.add(new Signer(1, false));

        answer("hello");

        assertThat(server.fields.get("Seal")).hasSize(1);
    }

    @Test
    void nothingFollowsTheEnd() throws IOException {
        obligations.add(new Signer(1, false));
        answer("hello");

        response.getOutputStream().write('x');

        assertThat(server.body()).isEqualTo("hello");
    }

    @Test
    void resourceMayBeginAnew() throws IOException {
        obligations.add(new Signer(1, false));
        response.getWriter().write("wrong");
        response.reset();

        answer("right");

        assertThat(server.fields.get("Seal")).containsExactly("200 [text/plain] [5] [] right");
    }

    @Test
    void answerWithoutABodyIsSealedAsSuch() throws IOException {
        obligations.add(new Signer(1, false));
        obligations.add(Encrypter.upward());
        response.setStatus(304);

        answer("dropped");

        assertThat(server.fields.get("Seal")).containsExactly("304 [text/plain] [] [] ");
        assertThat(server.body()).isEmpty();
        assertThat(server.length).isEqualTo(-1);
    }

    @Test
    void redirectIsSealed() throws IOException {
        obligations.add(new Signer(1, false));
        response.getWriter().write("dropped");

        response.sendRedirect("/elsewhere");
        obligations.response().complete();

        assertThat(server.status).isEqualTo(302);
        assertThat(server.fields.get("Location")).containsExactly("/elsewhere");
        assertThat(server.fields.get("Seal")).containsExactly("302 [] [0] [] ");
        assertThat(server.body()).isEmpty();
    }

    /** Servlet 6.1. */
    @Test
    void redirectWithAStatusIsSealed() throws IOException {
        obligations.add(new Signer(1, false));
        response.getWriter().write("dropped");

        obligations.response().sendRedirect("/elsewhere", 307, true);
        obligations.response().complete();

        assertThat(server.status).isEqualTo(307);
        assertThat(server.fields.get("Location")).containsExactly("/elsewhere");
        assertThat(server.fields.get("Seal")).containsExactly("307 [] [0] [] ");
        assertThat(server.body()).isEmpty();
    }

    @Test
    void errorPageClaimsNothingAndTellsNothing() throws IOException {
        obligations.add(new Signer(1, false));
        response.getWriter().write("half");

        response.sendError(400, "a secret");
        obligations.response().complete();

        assertThat(server.fields).isEmpty();
        assertThat(server.message).isNull();
        assertThat(server.body()).isEmpty();
    }

    @Test
    void errorPageWithoutADemandIsTheApplicationsOwn() throws IOException {
        response.sendError(400, "told");

        assertThat(server.message).isEqualTo("told");
    }

    @Test
    void demandAfterTheBeginningIsRefused() throws IOException {
        response.getOutputStream().write('a');

        assertThat(obligations.add(new Signer(1, false)).map(Rejection::reason))
                .contains(ResponseReason.RESPONSE_BEGUN);
    }

    @Test
    void demandAfterTheHeaderWasSentIsRefused() {
        server.isCommitted = true;

        assertThat(obligations.add(new Signer(1, false)).map(Rejection::reason))
                .contains(ResponseReason.RESPONSE_BEGUN);
    }

    @Test
    void demandAfterTheContainersWriterIsRefused() throws IOException {
        response.getWriter();

        assertThat(obligations.add(new Signer(1, false)).map(Rejection::reason))
                .contains(ResponseReason.RESPONSE_BEGUN);
    }

    @Test
    void containersWriterStaysInHandThoughItsTextIsTakenBack() throws IOException {
        response.getWriter();
        response.resetBuffer();

        assertThat(obligations.add(new Signer(1, false)).map(Rejection::reason))
                .contains(ResponseReason.RESPONSE_BEGUN);
    }

    @Test
    void containersWriterIsGoneWhereTheResourceBeginsAnew() throws IOException {
        response.getWriter();
        response.reset();

        assertThat(obligations.add(new Signer(1, false))).isEmpty();
    }

    @Test
    void demandOfAnErrorPageIsRefused() throws IOException {
        obligations.add(new Signer(1, false));
        response.sendError(400);
        server.isCommitted = false;

        assertThat(obligations.add(new Signer(1, false)).map(Rejection::reason))
                .as("the container may give the page its own response, and does so while the resource is at work")
                .contains(ResponseReason.RESPONSE_BEGUN);
    }

    @Test
    void responseThatWasSentBehindOurBackIsNotSealed() throws IOException {
        obligations.add(new Signer(1, false));
        server.isCommitted = true;

        answer("hello");

        assertThat(refusals).containsExactly(ResponseReason.RESPONSE_BEGUN);
        assertThat(server.fields).isEmpty();
        assertThat(server.body()).isEmpty();
    }

    @Test
    void rejectionOfASealerIsAnErrorThatClaimsNothing() throws IOException {
        obligations.add(new Signer(3, false));
        obligations.add(new Encrypter(message -> Verdict.rejected(ResponseReason.NO_SEALER, "a key", "none")));

        answer("hello");

        assertThat(refusals).containsExactly(ResponseReason.NO_SEALER);
        assertThat(server.fields).as("what the first sealer had set").isEmpty();
        assertThat(server.body()).isEmpty();
    }

    @Test
    void sealerThatFailsIsAnError() throws IOException {
        obligations.add(new Encrypter(message -> {
            throw new IllegalStateException("broken");
        }));

        answer("hello");

        assertThat(refusals).containsExactly(ResponseReason.SEALER_FAILED);
        assertThat(server.body()).isEmpty();
    }

    @Test
    void longBodyIsFollowedByItsSeal() throws IOException {
        obligations.add(new Signer(1, true));

        answer("x".repeat(TOO_LONG));

        assertThat(server.sent.size()).isEqualTo(TOO_LONG);
        assertThat(Objects.requireNonNull(server.trailers).get())
                .containsEntry("Seal", "200 [text/plain] [0] [] follows");
    }

    @Test
    void longBodyIsAnErrorWithoutTrailers() {
        server.hasTrailers = false;
        obligations.add(new Signer(1, true));

        assertThatThrownBy(() -> answer("x".repeat(TOO_LONG))).isInstanceOf(IOException.class);

        assertThat(refusals).containsExactly(ResponseReason.RESPONSE_TOO_LONG);
        assertThat(server.body()).isEmpty();
    }

    @Test
    void refusalStandsThoughTheResourceAsksForAnErrorPage() throws IOException {
        server.hasTrailers = false;
        obligations.add(new Signer(1, true));
        assertThatThrownBy(() -> answer("x".repeat(TOO_LONG))).isInstanceOf(IOException.class);
        server.isCommitted = true;

        response.sendError(500);

        assertThatThrownBy(() -> response.getOutputStream().write('x')).isInstanceOf(IOException.class);
    }

    @Test
    void longBodyIsAnErrorWhereOneSealerCannotFollow() {
        obligations.add(new Signer(1, true));
        obligations.add(Encrypter.upward());

        assertThatThrownBy(() -> answer("x".repeat(TOO_LONG))).isInstanceOf(IOException.class);

        assertThat(refusals).containsExactly(ResponseReason.RESPONSE_TOO_LONG);
        assertThat(server.body()).isEmpty();
    }

    @Test
    void longBodyOfAKnownLengthHasNoTrailers() {
        response.setHeader("Content-Length", String.valueOf(TOO_LONG));
        obligations.add(new Signer(1, true));

        assertThatThrownBy(() -> answer("x".repeat(TOO_LONG))).isInstanceOf(IOException.class);

        assertThat(refusals).containsExactly(ResponseReason.RESPONSE_TOO_LONG);
    }

    /** Some servers send what follows without chunks, and then without trailers. */
    @Test
    void longBodyIsAnErrorOnAConnectionThatCloses() {
        client.requestHeaders.put("Connection", List.of("Close"));
        obligations.add(new Signer(1, true));

        assertThatThrownBy(() -> answer("x".repeat(TOO_LONG))).isInstanceOf(IOException.class);

        assertThat(refusals).containsExactly(ResponseReason.RESPONSE_TOO_LONG);
        assertThat(server.body()).isEmpty();
    }

    @Test
    void listenerIsToldAtOnceAndItsBodyIsHeldBack() throws IOException {
        obligations.add(new Signer(1, false));
        ServletOutputStream out = response.getOutputStream();

        out.setWriteListener(new WriteListener() {
            @Override
            public void onWritePossible() throws IOException {
                assertThat(out.isReady()).isTrue();
                out.write('a');
            }

            @Override
            public void onError(Throwable failure) {
                throw new AssertionError(failure);
            }
        });
        assertThat(server.body()).isEmpty();
        obligations.response().complete();

        assertThat(server.fields.get("Seal")).containsExactly("200 [] [1] [] a");
        assertThat(server.body()).isEqualTo("a");
    }
}
