package org.secf.ejb.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.client.ClientPolicy;
import org.secf.client.RefusedExchangeException;
import org.secf.client.testing.Parties;
import org.secf.client.testing.SigningServer;
import org.secf.contentdigest.ContentDigestReason;
import org.secf.http.HttpReason;
import org.secf.signature.Component;
import org.secf.signature.RequestedSignature;
import org.secf.signature.SignaturePolicy;
import org.secf.signature.SignatureReason;
import org.secf.signature.SigningPolicy;
import org.secf.tls.TlsReason;
import org.secf.verdict.Reason;

@ParameterizedClass
@EnumSource
class SignedExchangesTest {

    private static final int MOST = 1000;

    private final Parties parties = Parties.make();
    private final ClientKind kind;
    private SigningServer server;
    private Client client;

    SignedExchangesTest(ClientKind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void start() throws IOException {
        server = new SigningServer(parties);
        client = kind.builder()
                .register(new SignedExchanges(parties.protection(ClientPolicy.usual()), MOST))
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private Invocation.Builder request() {
        return client.target(server.url("/who?name=alice")).request(MediaType.TEXT_PLAIN_TYPE);
    }

    private Response post(String question) {
        return request().post(Entity.text(question));
    }

    private static Reason refusal(Supplier<Response> call) {
        ProcessingException failed = catchThrowableOfType(ProcessingException.class, call::get);
        assertThat(failed).as("expected a refusal").isNotNull();
        return Stream.<@Nullable Throwable>iterate(failed, Objects::nonNull, SignedExchangesTest::cause)
                .filter(RefusedExchangeException.class::isInstance)
                .map(RefusedExchangeException.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError("expected a refusal", failed))
                .rejection()
                .reason();
    }

    private static @Nullable Throwable cause(@Nullable Throwable failure) {
        return failure == null ? null : failure.getCause();
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Nested
    class Requests {

        @Test
        void areSignedWithoutBody() {
            try (Response answer = request().get()) {
                assertThat(answer.readEntity(String.class)).isEqualTo("the answer");
            }
            assertThat(server.signatures.get(0).owner()).isEqualTo("owner of client");
        }

        @Test
        void areSignedWithTheDigestAndTypeOfTheirBody() {
            try (Response answer = post("the question")) {
                assertThat(answer.readEntity(String.class)).isEqualTo("the answer");
            }
            assertThat(server.bodies).containsExactly("the question");
            assertThat(server.signatures.get(0).value(Component.field("content-type")))
                    .contains("text/plain");
            assertThat(server.signatures.get(0).covered()).containsKey(Component.field("content-digest"));
        }

        @Test
        void coverWhatOtherFiltersAdd() {
            ClientRequestFilter adding = context -> context.getHeaders().add(HttpHeaders.AUTHORIZATION, "Bearer token");
            client.register(adding);

            request().get().close();

            assertThat(server.signatures.get(0).value(Component.field("authorization")))
                    .contains("Bearer token");
        }

        @Test
        void areDigestedAsTransferredAndNotAsWritten() {
            kind.pack(client);
            Variant packed = new Variant(MediaType.TEXT_PLAIN_TYPE, (String) null, "gzip");

            request().post(Entity.entity("the question", packed)).close();

            assertThat(server.bodies.get(0)).doesNotContain("question");
            assertThat(server.signatures.get(0).value(Component.field("content-encoding")))
                    .contains("gzip");
        }

        @Test
        void haveNonceEach() {
            Invocation same = request().buildPost(Entity.text("the question"));
            same.invoke().close();
            same.invoke().close();

            assertThat(server.nonces()).hasSize(2).doesNotHaveDuplicates();
        }

        @Test
        void leaveByHttpsOrToThisMachineOnly() {
            assertThat(refusal(
                            () -> client.target("http://192.0.2.1/").request().get()))
                    .isEqualTo(TlsReason.NOT_HTTPS);
        }

        @Test
        void areNoLongerThanTheBound() {
            assertThat(refusal(() -> post("x".repeat(MOST + 1)))).isEqualTo(HttpReason.BODY_TOO_LARGE);
            assertThat(server.arrivals).hasValue(0);
        }

        @Test
        void areNotLedElsewhere() {
            server.before = answer -> {
                answer.fields.put("Location", server.url("/elsewhere").toString());
                answer.status(302);
            };

            try (Response answer = request().get()) {
                assertThat(answer.getStatus()).isEqualTo(302);
            }
            assertThat(server.signatures).hasSize(1);
        }
    }

    @Nested
    class Answers {

        @Test
        void areRefusedUnsigned() {
            server.after = SigningServer.Answer::unsign;

            assertThat(refusal(request()::get)).isEqualTo(SignatureReason.UNSIGNED);
        }

        @Test
        void areRefusedUnsignedWhateverTheirStatus() {
            server.before = answer -> answer.status(404);
            server.after = SigningServer.Answer::unsign;

            assertThat(refusal(request()::get)).isEqualTo(SignatureReason.UNSIGNED);
        }

        @Test
        void areRefusedByAnotherKey() {
            var signer = SigningServer.signer(
                    Parties.key(Parties.pair(), "server"), SigningPolicy.ofResponses(), parties.clock());
            server.signing = answer -> signer.answer(answer.wanted(), answer.message());

            assertThat(refusal(request()::get)).isEqualTo(SignatureReason.WRONG_SIGNATURE);
        }

        @Test
        void areRefusedWithAnotherBody() {
            server.after = answer -> answer.body(octets("another one"));

            assertThat(refusal(request()::get)).isEqualTo(ContentDigestReason.WRONG_DIGEST);
        }

        @Test
        void areRefusedWithAnotherStatus() {
            server.after = answer -> answer.status(201);

            assertThat(refusal(request()::get)).isEqualTo(SignatureReason.WRONG_SIGNATURE);
        }

        @Test
        void areRefusedToTheSameRequestSentBefore() {
            request().get().close();
            server.after = answer -> answer.like(server.sent.get(0));

            assertThat(refusal(request()::get)).isEqualTo(SignatureReason.WRONG_SIGNATURE);
        }

        @Test
        void areRefusedToAnotherRequest() {
            client.target(server.url("/other")).request().get().close();
            server.after = answer -> answer.like(server.sent.get(0));

            assertThat(refusal(() -> post("the question"))).isEqualTo(SignatureReason.WRONG_SIGNATURE);
        }

        @Test
        void areRefusedBeyondTheBound() {
            server.before = answer -> answer.body(new byte[MOST + 1]);

            assertThat(refusal(request()::get)).isEqualTo(HttpReason.BODY_TOO_LARGE);
        }

        @Test
        void loseFieldsThatNothingProves() {
            server.after = answer -> answer.fields.put("X-Role", "admin");

            try (Response answer = request().get()) {
                assertThat(answer.getHeaderString("X-Role")).isNull();
                assertThat(answer.getMediaType()).isEqualTo(MediaType.TEXT_PLAIN_TYPE);
            }
        }

        @Test
        void areVerifiedBeforeTheyAreUnpacked() {
            kind.pack(client);
            server.before = answer -> {
                answer.body(packed(answer.body));
                answer.fields.put("Content-Encoding", "gzip");
            };

            try (Response answer = request().get()) {
                assertThat(answer.readEntity(String.class)).isEqualTo("the answer");
            }
        }

        @Test
        void mayBeWithoutContent() {
            server.before = answer -> answer.empty(204);

            try (Response answer = post("the question")) {
                assertThat(answer.getStatus()).isEqualTo(204);
                assertThat(answer.hasEntity()).isFalse();
            }
        }

        private byte[] packed(byte[] body) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
                new ByteArrayInputStream(body).transferTo(gzip);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        }
    }

    /** RFC 9421 §5.2. */
    @Nested
    class Challenges {

        private void challenged(boolean isSigned) {
            String wanted = RequestedSignature.text(
                    List.of(SignaturePolicy.ofRequests().requested("theirs", Optional.of("of-the-server"))));
            server.before = answer -> {
                if (server.signatures.size() == 1) {
                    answer.fields.put("Accept-Signature", wanted);
                    answer.status(401);
                }
            };
            server.after = answer -> {
                if (!isSigned && server.signatures.size() == 1) {
                    answer.unsign();
                }
            };
        }

        @Test
        void areAnsweredAsTheServerWants() {
            challenged(false);

            try (Response answer = request().get()) {
                assertThat(answer.getStatus()).isEqualTo(200);
                assertThat(answer.readEntity(String.class)).isEqualTo("the answer");
            }
            assertThat(server.signatures.get(1).label()).isEqualTo("theirs");
            assertThat(server.nonces()).hasSize(2).endsWith("of-the-server").doesNotHaveDuplicates();
        }

        @Test
        void areAnsweredWithTheSameContentWhereTheyWereProved() {
            challenged(true);
            ClientRequestFilter adding = context -> context.getHeaders().add(HttpHeaders.AUTHORIZATION, "Bearer token");
            client.register(adding);

            try (Response answer = post("the question")) {
                assertThat(answer.readEntity(String.class)).isEqualTo("the answer");
            }
            assertThat(server.bodies).containsExactly("the question", "the question");
            assertThat(server.signatures.get(1).value(Component.field("authorization")))
                    .contains("Bearer token");
            assertThat(server.signatures.get(1).value(Component.field("content-type")))
                    .contains("text/plain");
        }

        @Test
        void areNotAnsweredTwiceOnTheWordOfAnybody() {
            challenged(false);

            assertThat(refusal(() -> post("the question"))).isEqualTo(SignatureReason.UNSIGNED);
            assertThat(server.signatures).hasSize(1);
        }

        @Test
        void areAnsweredOnce() {
            challenged(true);
            var first = server.before;
            server.before = answer -> {
                first.accept(answer);
                answer.fields.put("Accept-Signature", "again=(\"@method\");created");
                answer.status(401);
            };

            try (Response answer = request().get()) {
                assertThat(answer.getStatus()).isEqualTo(401);
            }
            assertThat(server.signatures).hasSize(2);
        }

        @Test
        void areNotAnsweredForAnotherKey() {
            server.before = answer -> {
                answer.fields.put("Accept-Signature", "a=(\"@method\");created;keyid=\"another\"");
                answer.status(401);
            };

            try (Response answer = request().get()) {
                assertThat(answer.getStatus()).isEqualTo(401);
            }
            assertThat(server.signatures).hasSize(1);
        }

        @Test
        void areAnsweredByRequestsWhoseAnswersAreProved() {
            challenged(true);
            server.after = answer -> {
                if (server.signatures.size() == 2) {
                    answer.unsign();
                }
            };

            assertThat(refusal(request()::get)).isEqualTo(SignatureReason.UNSIGNED);
            assertThat(server.signatures).hasSize(2);
        }
    }

    @Test
    void needsRoomForBodies() {
        var protection = parties.protection(ClientPolicy.usual());

        assertThatThrownBy(() -> new SignedExchanges(protection, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
