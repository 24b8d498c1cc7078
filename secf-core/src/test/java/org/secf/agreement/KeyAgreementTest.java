package org.secf.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.secf.agreement.TestServer.credential;
import static org.secf.agreement.TestServer.propose;
import static org.secf.agreement.TestServer.reason;
import static org.secf.agreement.TestServer.value;

import java.lang.reflect.Modifier;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.secf.keys.KeyKind;
import org.secf.keys.OwnKey;
import org.secf.keys.Secret;
import org.secf.keys.Thumbprint;
import org.secf.state.AssociationRole;
import org.secf.state.SecurityAssociation;

class KeyAgreementTest {

    private final TestServer server = TestServer.open();
    private final ClientCredential signing = ClientCredential.signing(TestServer.CLIENT);

    static Stream<Arguments> modesAndSuites() {
        return Arrays.stream(AgreementMode.values())
                .flatMap(mode -> Arrays.stream(AgreementSuite.values()).map(suite -> Arguments.of(mode, suite)));
    }

    private static List<String> texts(Secret... secrets) {
        return Arrays.stream(secrets)
                .map(secret -> secret.use(Arrays::toString))
                .toList();
    }

    @Nested
    class Agreement {

        @ParameterizedTest
        @MethodSource("org.secf.agreement.KeyAgreementTest#modesAndSuites")
        void givesBothSidesTheSameKeys(AgreementMode mode, AgreementSuite suite) {
            KeyAgreement agreement = server.begin(suite);

            SecurityAssociation client =
                    value(agreement.complete(value(server.post(propose(agreement, credential(mode, suite))))));

            SecurityAssociation served = server.associations.find(client.id()).orElseThrow();
            assertThat(texts(client.outgoingIntegrity(), client.outgoingConfidentiality()))
                    .isEqualTo(texts(served.incomingIntegrity(), served.incomingConfidentiality()));
            assertThat(texts(client.incomingIntegrity(), client.incomingConfidentiality()))
                    .isEqualTo(texts(served.outgoingIntegrity(), served.outgoingConfidentiality()));
            assertThat(Set.copyOf(texts(
                            client.outgoingIntegrity(),
                            client.outgoingConfidentiality(),
                            client.incomingIntegrity(),
                            client.incomingConfidentiality())))
                    .hasSize(4);
            assertThat(client.expires()).isEqualTo(served.expires()).isEqualTo(TestServer.NOW.plus(TestServer.HOUR));
            assertThat(List.of(client.role(), served.role()))
                    .containsExactly(AssociationRole.CLIENT, AssociationRole.SERVER);
        }

        @ParameterizedTest
        @EnumSource
        void saysWhoTheOtherSideIs(AgreementMode mode) {
            SecurityAssociation client = server.agree(credential(mode, AgreementSuite.P_256));

            String expected = switch (mode) {
                case BASE -> "CN=client";
                case PSK, PRE_SHARED -> "alice";
                case AUTH, AUTH_PSK -> "CN=P_256";
            };
            assertThat(client.peer()).contains(TestServer.NAME);
            assertThat(server.associations.find(client.id()).flatMap(SecurityAssociation::peer))
                    .contains(expected);
        }

        @Test
        void knowsNothingOfAnAnonymousClient() {
            SecurityAssociation client = server.agree(ClientCredential.anonymous());

            assertThat(server.associations.find(client.id()).flatMap(SecurityAssociation::peer))
                    .isEmpty();
        }

        @ParameterizedTest
        @EnumSource(names = {"RSA_3072", "P_384", "ED25519"})
        void takesServersOfEveryKindOfSigningKey(KeyKind kind) {
            OwnKey key = TestServer.key(kind, "server");
            TestServer other = TestServer.signedBy(key);

            assertThat(value(KeyAgreement.begin(TestServer.trusting(key), other.offer(), other.clock))
                            .state())
                    .isEqualTo(AgreementState.OFFERED);
        }

        @Test
        void givesOtherKeysEachTime() {
            ClientCredential preShared = credential(AgreementMode.PRE_SHARED, AgreementSuite.X25519);

            assertThat(texts(server.agree(preShared).outgoingIntegrity()))
                    .isNotEqualTo(texts(server.agree(preShared).outgoingIntegrity()));
        }
    }

    @Nested
    class States {

        @Test
        void followEachOther() {
            KeyAgreement agreement = server.begin();
            assertThat(agreement.state()).isEqualTo(AgreementState.OFFERED);

            byte[] message = propose(agreement, signing);
            assertThat(agreement.state()).isEqualTo(AgreementState.PROPOSED);

            SecurityAssociation association = value(agreement.complete(value(server.post(message))));
            assertThat(agreement.state()).isEqualTo(AgreementState.ESTABLISHED);
            assertThat(value(agreement.association())).isSameAs(association);
        }

        @Test
        void giveNothingBeforeTheLast() {
            KeyAgreement agreement = server.begin();
            assertThat(reason(agreement.association())).isEqualTo(AgreementReason.WRONG_STATE);
            assertThat(reason(agreement.complete(new byte[0]))).isEqualTo(AgreementReason.WRONG_STATE);

            propose(agreement, signing);
            assertThat(reason(agreement.association())).isEqualTo(AgreementReason.WRONG_STATE);
            assertThat(reason(agreement.propose(signing, TestServer.RANDOM))).isEqualTo(AgreementReason.WRONG_STATE);
            assertThat(agreement.state()).isEqualTo(AgreementState.PROPOSED);
        }

        /** A type of which nobody outside can make a value cannot be had too early. */
        @Test
        void aloneLeadToAnAssociation() {
            assertThat(SecurityAssociation.class.getDeclaredConstructors())
                    .noneMatch(constructor -> Modifier.isPublic(constructor.getModifiers()));
            assertThat(KeyAgreement.class.getDeclaredConstructors())
                    .allMatch(constructor -> Modifier.isPrivate(constructor.getModifiers()));
        }

        @Test
        void endAfterARefusal() {
            KeyAgreement agreement = server.begin();
            byte[] grant = value(server.post(propose(agreement, signing)));

            assertThat(agreement.complete(Forgery.tampered(grant, "proof")).rejection())
                    .isPresent();

            assertThat(agreement.state()).isEqualTo(AgreementState.FAILED);
            assertThat(reason(agreement.complete(grant))).isEqualTo(AgreementReason.WRONG_STATE);
            assertThat(reason(agreement.association())).isEqualTo(AgreementReason.WRONG_STATE);
        }

        @Test
        void endWithTheOffer() {
            KeyAgreement agreement = server.begin();
            byte[] grant = value(server.post(propose(agreement, signing)));
            server.clock.advance(Duration.ofMinutes(20).plusSeconds(30));

            assertThat(reason(agreement.complete(grant))).isEqualTo(AgreementReason.OFFER_EXPIRED);
            assertThat(agreement.state()).isEqualTo(AgreementState.EXPIRED);
        }

        @Test
        void endWithTheAssociationOnBothSides() {
            KeyAgreement agreement = server.begin();
            SecurityAssociation client = value(agreement.complete(value(server.post(propose(agreement, signing)))));
            server.clock.advance(TestServer.HOUR.minusSeconds(1));
            assertThat(agreement.association().rejection()).isEmpty();
            assertThat(server.associations.find(client.id())).isPresent();

            server.clock.advance(Duration.ofSeconds(1));

            assertThat(reason(agreement.association())).isEqualTo(AgreementReason.ASSOCIATION_EXPIRED);
            assertThat(agreement.state()).isEqualTo(AgreementState.EXPIRED);
            assertThat(server.associations.find(client.id())).isEmpty();
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> client.outgoingIntegrity().use(octets -> octets.length));
        }

        @Test
        void endWhenClosed() {
            KeyAgreement agreement = server.begin();
            SecurityAssociation client = value(agreement.complete(value(server.post(propose(agreement, signing)))));

            agreement.close();

            assertThat(agreement.state()).isEqualTo(AgreementState.FAILED);
            assertThat(reason(agreement.association())).isEqualTo(AgreementReason.WRONG_STATE);
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> client.outgoingIntegrity().use(octets -> octets.length));
        }
    }

    @Nested
    class Secrets {

        @Test
        void areInNoText() {
            ClientCredential credential = credential(AgreementMode.AUTH_PSK, AgreementSuite.X25519);
            KeyAgreement agreement = server.begin();
            byte[] message = propose(agreement, credential);
            SecurityAssociation association = value(agreement.complete(value(server.post(message))));

            assertThat(List.of(
                            credential.toString(),
                            credential.psk().toString(),
                            agreement.toString(),
                            association.toString(),
                            new String(message, java.nio.charset.StandardCharsets.UTF_8),
                            value(server.preKeys.current()).toString()))
                    .noneMatch(text -> text.contains("canary"));
            assertThat(association)
                    .hasToString("SecurityAssociation[" + association.id() + ", CLIENT, until 2026-06-01T13:00:00Z]");
            assertThat(credential).hasToString("ClientCredential[auth_psk]");
        }

        @Test
        void ofServersAreLongEnough() throws GeneralSecurityException {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024, TestServer.RANDOM);
            PublicKey weak = generator.generateKeyPair().getPublic();

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new AgreementPolicy(
                            TestServer.NAME,
                            Map.of(Thumbprint.of(weak), weak),
                            List.of(AgreementSuite.X25519),
                            TestServer.HOUR,
                            Duration.ZERO))
                    .withMessageContaining("server keys");
        }

        @Test
        void areLongEnough() {
            Secret weak = TestServer.secret("c".repeat(31));

            assertThatIllegalArgumentException().isThrownBy(() -> ClientCredential.preSharedOnly("alice", weak));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ClientCredential.anonymous().withPreSharedKey("alice", weak));
        }
    }

    @Nested
    class ForwardSecrecy {

        @Test
        void whatWasRecordedOpensNoMoreWhenThePreKeyIsGone() {
            byte[] recorded = propose(server.begin(), signing);
            server.clock.advance(Duration.ofMinutes(20));

            assertThat(reason(server.post(recorded))).isEqualTo(AgreementReason.OFFER_EXPIRED);
        }

        @Test
        void preKeysAreForgottenThoughNobodyAsks() {
            server.offer();
            assertThat(server.preKeys.size()).isEqualTo(1);
            server.clock.advance(Duration.ofMinutes(20));

            List.copyOf(server.waiting).forEach(Runnable::run);

            assertThat(server.preKeys.size()).isZero();
        }

        @Test
        void anOldPreKeyIsKeptForAnswersOnTheirWay() {
            KeyAgreement agreement = server.begin();
            byte[] message = propose(agreement, signing);
            String before = value(server.responder.offer()).offer().id();
            server.clock.advance(Duration.ofMinutes(10));

            assertThat(value(server.responder.offer()).offer().id()).isNotEqualTo(before);
            assertThat(server.post(message).rejection()).isEmpty();
            assertThat(server.preKeys.size()).isEqualTo(2);
        }
    }
}
