package org.secf.gba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.secf.gba.Vectors.hex;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.gba.SubscriberCard.Outcome;

class SubscriberCardTest {

    private static final Vectors SET =
            Vectors.file("gba_milenage").list("vectors").get(0);
    private static final byte[] RANDOM = SET.octets("rand");
    private static final byte[] MANAGEMENT = SET.octets("amf");

    private final AuthenticationCentre centre = new AuthenticationCentre(SET.milenage());
    private final SubscriberCard card = card(new SequenceNumber(0));

    private static SubscriberCard card(SequenceNumber start) {
        return new SubscriberCard(SET.milenage(), new SequenceMemory(start));
    }

    private AkaNonce challenge(SequenceNumber number) {
        return AkaNonce.of(centre.vector(RANDOM, number, MANAGEMENT));
    }

    @Test
    void bothSidesGetTheSameKeys() {
        SequenceNumber number = new SequenceNumber(0).next();
        AuthenticationVector vector = centre.vector(RANDOM, number, MANAGEMENT);

        assertThat(card.answer(AkaNonce.of(vector))).isInstanceOfSatisfying(Outcome.Answered.class, answered -> {
            assertThat(hex(answered.keys().response()))
                    .isEqualTo(hex(vector.keys().response()));
            assertThat(hex(answered.keys().confidentiality()))
                    .isEqualTo(hex(vector.keys().confidentiality()));
            assertThat(hex(answered.keys().integrity()))
                    .isEqualTo(hex(vector.keys().integrity()));
        });
    }

    @Test
    void tokenIsAsPrinted() {
        AuthenticationVector vector = centre.vector(RANDOM, SET.number(), MANAGEMENT);

        assertThat(HexFormat.of().formatHex(vector.token()))
                .isEqualTo(Vectors.file("gba_keys").text("autn"));
    }

    @Nested
    class Network {

        @ParameterizedTest
        @ValueSource(ints = {0, 5, 6, 7, 8, 15})
        void refusesAChangedToken(int octet) {
            byte[] token = challenge(new SequenceNumber(33)).token();
            token[octet] ^= 1;

            Outcome outcome = card.answer(new AkaNonce(RANDOM, token, new byte[0]));

            assertThat(outcome).isInstanceOf(Outcome.Refused.class);
            assertThat(outcome.refusal().orElseThrow().reason()).isEqualTo(AkaReason.WRONG_NETWORK_CODE);
        }

        @Test
        void refusesAnotherRandom() {
            AkaNonce good = challenge(new SequenceNumber(33));
            byte[] random = good.random();
            random[3] ^= 1;

            assertThat(card.answer(new AkaNonce(random, good.token(), new byte[0])))
                    .isInstanceOf(Outcome.Refused.class);
        }

        @Test
        void refusedChallengeIsNotRemembered() {
            AkaNonce good = challenge(new SequenceNumber(33));
            byte[] token = good.token();
            token[15] ^= 1;
            card.answer(new AkaNonce(RANDOM, token, new byte[0]));

            assertThat(card.answer(good)).isInstanceOf(Outcome.Answered.class);
        }
    }

    @Nested
    class Freshness {

        @Test
        void saysWhereItIsWhenAChallengeIsRepeated() {
            AkaNonce challenge = challenge(new SequenceNumber(0).next());
            assertThat(card.answer(challenge)).isInstanceOf(Outcome.Answered.class);

            assertThat(card.answer(challenge)).isInstanceOfSatisfying(Outcome.OutOfStep.class, step -> {
                assertThat(step.rejection().reason()).isEqualTo(AkaReason.SEQUENCE_NUMBER_OUT_OF_RANGE);
                assertThat(value(centre.resynchronised(RANDOM, step.auts()))).isEqualTo(new SequenceNumber(0).next());
            });
        }

        @Test
        void challengesMayOvertakeEachOther() {
            SequenceNumber first = new SequenceNumber(0).next();
            AkaNonce early = challenge(first);
            AkaNonce late = challenge(first.next());

            assertThat(card.answer(late)).isInstanceOf(Outcome.Answered.class);
            assertThat(card.answer(early)).isInstanceOf(Outcome.Answered.class);
            assertThat(card.answer(late)).isInstanceOf(Outcome.OutOfStep.class);
        }

        @Test
        void remembersTheGreatestWhenOneIsOvertaken() {
            SequenceNumber first = new SequenceNumber(0).next();
            SequenceMemory memory = new SequenceMemory(new SequenceNumber(0));

            assertThat(memory.accept(first.next())).isTrue();
            assertThat(memory.accept(first)).isTrue();

            assertThat(memory.greatest()).isEqualTo(first.next());
        }

        @Test
        void refusesWhatIsTooFarAhead() {
            long most = (1L << 28) << 5;

            assertThat(card.answer(challenge(new SequenceNumber(most + 32)))).isInstanceOf(Outcome.OutOfStep.class);
            assertThat(card.answer(challenge(new SequenceNumber(most)))).isInstanceOf(Outcome.Answered.class);
        }

        @Test
        void afterResynchronisationTheNextNumberIsGood() {
            SubscriberCard ahead = card(SET.number());

            assertThat(ahead.answer(challenge(new SequenceNumber(32))))
                    .isInstanceOfSatisfying(Outcome.OutOfStep.class, step -> {
                        SequenceNumber known = value(centre.resynchronised(RANDOM, step.auts()));
                        assertThat(known).isEqualTo(SET.number());
                        assertThat(ahead.answer(challenge(known.next()))).isInstanceOf(Outcome.Answered.class);
                    });
        }
    }

    @Nested
    class Resynchronisation {

        private final byte[] auts =
                HexFormat.of().parseHex(Vectors.file("gba_keys").text("auts"));

        @Test
        void readsTheCardsNumber() {
            assertThat(value(centre.resynchronised(RANDOM, auts)))
                    .hasToString(Vectors.file("gba_keys").text("cardSqn"));
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 5, 6, 13})
        void refusesAChangedNumberOrCode(int octet) {
            auts[octet] ^= 1;

            assertRefused(centre.resynchronised(RANDOM, auts), AkaReason.WRONG_CARD_CODE);
        }

        @Test
        void refusesTheCodeOfTheNetwork() {
            byte[] hidden = java.util.Arrays.copyOf(auts, 6);
            byte[] code = SET.milenage()
                    .codes(RANDOM, SET.number(), new byte[2])
                    .network()
                    .use(byte[]::clone);

            assertRefused(centre.resynchronised(RANDOM, Octets.joined(hidden, code)), AkaReason.WRONG_CARD_CODE);
        }

        @Test
        void refusesAnotherLength() {
            assertRefused(centre.resynchronised(RANDOM, new byte[13]), AkaReason.MALFORMED_AUTS);
            assertRefused(centre.resynchronised(RANDOM, Octets.joined(auts, new byte[1])), AkaReason.MALFORMED_AUTS);
        }
    }

    @Nested
    class Nonce {

        @Test
        void keepsTheServersOwnData() {
            AkaNonce nonce = new AkaNonce(RANDOM, new byte[16], new byte[] {1, 2});

            AkaNonce read = value(AkaNonce.parse(nonce.text()));

            assertThat(read.random()).isEqualTo(RANDOM);
            assertThat(read.serverData()).containsExactly(1, 2);
        }

        @Test
        void refusesOtherForms() {
            String short31 = Base64.getEncoder().encodeToString(new byte[31]);

            assertRefused(AkaNonce.parse(short31), AkaReason.MALFORMED_NONCE);
            assertRefused(AkaNonce.parse("not base64!"), AkaReason.MALFORMED_NONCE);
            assertRefused(AkaNonce.parse("A".repeat(1028)), AkaReason.MALFORMED_NONCE);
        }
    }

    @Nested
    class Numbers {

        @Test
        void growForTheNextSlot() {
            SequenceNumber first = new SequenceNumber(31);

            assertThat(first.next()).isEqualTo(new SequenceNumber(32));
            assertThat(new SequenceNumber(32).next()).isEqualTo(new SequenceNumber(2 * 32 + 1));
            assertThat(first.next()).isGreaterThan(first);
        }

        @Test
        void endOnce() {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> new SequenceNumber((1L << 48) - 1).next()))
                    .isInstanceOf(IllegalStateException.class);
            assertThatIllegalArgumentException().isThrownBy(() -> new SequenceNumber(1L << 48));
            assertThatIllegalArgumentException().isThrownBy(() -> new SequenceNumber(-1));
        }
    }
}
