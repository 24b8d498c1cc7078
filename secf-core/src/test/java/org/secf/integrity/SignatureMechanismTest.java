package org.secf.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.secf.contentdigest.ContentDigestReason;
import org.secf.http.HttpReason;
import org.secf.http.MemoryRequest;
import org.secf.http.PublicUrl;
import org.secf.http.Reply;
import org.secf.http.Request;
import org.secf.identity.Caller;
import org.secf.mechanism.Exchange;
import org.secf.mechanism.Mechanism;
import org.secf.mechanism.Outcome;
import org.secf.message.Facts;
import org.secf.message.Integrity;
import org.secf.signature.MessageSigner;
import org.secf.signature.RequestMessage;
import org.secf.signature.RequestedSignature;
import org.secf.signature.SignatureFields;
import org.secf.signature.SignatureReason;
import org.secf.signature.SigningPolicy;
import org.secf.signature.TargetUri;
import org.secf.structured.StructuredReason;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;
import org.secf.verdict.Verdicts;

class SignatureMechanismTest {

    private final Enabler enabler = Enabler.with("caller-groups=alice=partners,alice=staff");
    private final Mechanism mechanism = enabler.guard.mechanism().orElseThrow();

    private record Told(Request request, boolean isProtected, Facts facts) implements Exchange {
        @Override
        public Optional<Caller> established() {
            return Optional.empty();
        }
    }

    private static String field(Reply reply, String name) {
        return reply.headers().stream()
                .filter(header -> header.name().equals(name))
                .map(Reply.Header::value)
                .findFirst()
                .orElse("none");
    }

    private static Reply challenge(Outcome outcome) {
        return ((Outcome.Replied) outcome).reply();
    }

    @Nested
    class Callers {

        @Test
        void areTheSigners() {
            MemoryRequest request = enabler.signed(Enabler.post());
            Outcome outcome = mechanism.authenticate(new Told(request, true, enabler.facts(request)));

            Caller caller = ((Outcome.Established) outcome).caller();
            assertThat(caller.getName()).isEqualTo("alice");
            assertThat(caller.groups()).containsExactly("partners", "staff");
            assertThat(caller.evidence().mechanism()).isEqualTo("http-signature");
            assertThat(caller.evidence().issuer()).isEqualTo(Enabler.BASE);
            assertThat(caller.evidence().authenticatedAt()).isEqualTo(enabler.clock.instant());
            assertThat(caller.evidence().keyThumbprint())
                    .isEqualTo(Enabler.key(Enabler.ALICE, "alice").thumbprint());
        }

        @Test
        void haveNoGroupsThatNobodyGaveThem() {
            Enabler plain = Enabler.with();
            MemoryRequest request = plain.signed(Enabler.post());
            Outcome outcome =
                    plain.guard.mechanism().orElseThrow().authenticate(new Told(request, true, plain.facts(request)));

            assertThat(((Outcome.Established) outcome).caller().groups()).isEmpty();
        }

        @Test
        void areNotWhoMerelyBringsASignature() {
            MemoryRequest request = enabler.signed(Enabler.post());

            assertThat(mechanism.isPresented(request)).isTrue();
            assertThat(challenge(mechanism.authenticate(new Told(request, true, Facts.NONE)))
                            .status())
                    .isEqualTo(401);
        }

        @Test
        void areNotWhomAnotherDefinitionVerified() {
            MemoryRequest request = enabler.signed(Enabler.post());
            Facts others = Facts.of(new Integrity(
                    "http-signature.partners",
                    enabler.facts(request).integrity().get(0).components(),
                    true,
                    new Integrity.Signer(Optional.empty(), Optional.empty(), Optional.of("mallory")),
                    Optional.of(enabler.clock.instant())));

            assertThat(mechanism.authenticate(new Told(request, true, others))).isInstanceOf(Outcome.Replied.class);
        }

        @Test
        void areNobodyWhereNobodyIsNeeded() {
            assertThat(mechanism.authenticate(new Told(Enabler.post(), false, Facts.NONE)))
                    .isInstanceOf(Outcome.Abstained.class);
        }

        @Test
        void areToldByOthersWhereTheApplicationSaysSo() {
            assertThat(Enabler.with("authenticates-caller=false").guard.mechanism())
                    .isEmpty();
        }

        @Test
        void ofOtherTagsAreNotPresented() {
            assertThat(mechanism.isPresented(Enabler.post())).isFalse();
            assertThat(mechanism.isPresented(enabler.signed(
                            Enabler.post(), SigningPolicy.ofRequests().withTag("others"))))
                    .isFalse();
            assertThat(mechanism.isPresented(Enabler.post().header("Signature", "?")))
                    .isTrue();
        }
    }

    /** RFC 9421 §5. */
    @Nested
    class Answers {

        @Test
        void sayWhichSignatureWouldDo() {
            MemoryRequest request = Enabler.post();
            Reply reply = challenge(mechanism.authenticate(new Told(request, true, Facts.NONE)));
            List<RequestedSignature> wanted =
                    Verdicts.value(RequestedSignature.parse(List.of(field(reply, "Accept-Signature"))));
            MessageSigner signer =
                    new MessageSigner(Enabler.alice(), SigningPolicy.ofRequests(), enabler.clock, new SecureRandom());
            SignatureFields fields = Verdicts.value(signer.answer(
                    wanted,
                    RequestMessage.of(request, Verdicts.value(TargetUri.of(request, PublicUrl.parse(Enabler.BASE))))));

            assertThat(field(reply, "WWW-Authenticate")).isEqualTo("Signature");
            assertThat(mechanism.challenges(request)).containsExactly("Signature");
            assertThat(enabler.facts(request.header("Signature-Input", fields.signatureInput())
                                    .header("Signature", fields.signature()))
                            .freshness())
                    .hasSize(1);
        }

        @Test
        void askForNoNonceWhereNoneIsNeeded() {
            Reply reply = Enabler.with("nonce=ONCE_IF_PRESENT", "tag=orders")
                    .guard
                    .answer(Enabler.post(), new Rejection(SignatureReason.WRONG_SIGNATURE, "", ""));

            assertThat(field(reply, "Accept-Signature"))
                    .doesNotContain("nonce")
                    .contains("tag=\"orders\"")
                    .contains("created");
        }

        private Reply to(Reason reason) {
            return enabler.guard.answer(Enabler.post(), new Rejection(reason, "", ""));
        }

        @ParameterizedTest
        @CsvSource({
            "WRONG_SIGNATURE, 401",
            "UNKNOWN_KEY, 401",
            "COMPONENT_NOT_COVERED, 401",
            "TOO_OLD, 401",
            "REPLAYED, 401",
            "TOO_MANY_NONCES, 429",
            "MALFORMED_SIGNATURE, 400",
            "TARGET_UNKNOWN, 400",
            "UNMATCHED_LABEL, 400",
            "KEYS_FAILED, 503",
            "REPLAY_UNKNOWN, 503"
        })
        void tellWhoseMistakeItIs(SignatureReason reason, int status) {
            assertThat(to(reason).status()).isEqualTo(status);
            assertThat(field(to(reason), "Accept-Signature").equals("none")).isEqualTo(status != 401);
        }

        @Test
        void tellMistakesInTheMessage() {
            assertThat(to(ContentDigestReason.WRONG_DIGEST).status()).isEqualTo(400);
            assertThat(to(IntegrityReason.UNEXPECTED_CONTENT).status()).isEqualTo(400);
            assertThat(to(StructuredReason.FIELD_TOO_LARGE).status()).isEqualTo(400);
            assertThat(to(HttpReason.BODY_TOO_LARGE).status()).isEqualTo(413);
            assertThat(to(IntegrityReason.UNUSABLE_OWNER).status()).isEqualTo(503);
            assertThat(to(IntegrityReason.CREATED_BEFORE_START).status()).isEqualTo(401);
        }
    }
}
