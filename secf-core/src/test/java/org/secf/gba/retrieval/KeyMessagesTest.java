package org.secf.gba.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.gba.NafId;
import org.secf.gba.TransactionId;
import org.secf.gba.UaProtocol;
import org.secf.keys.Secret;
import org.secf.verdict.Rejection;

/** TS 29.309 §6.1.6. */
class KeyMessagesTest {

    private static final String ID = "I1U8vpY3qJ0hiuZNrke/NQ==@bsf.home1.net";
    private static final String KEY = "7c351b69c4910d2da5a312ad73ce3ac7be6f46165fdb9ffc3494d874aca8a501";

    private static byte[] octets(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    @Nested
    class Requests {

        private final KeyRequest request = new KeyRequest(
                TransactionId.parse(ID), new NafId("naf1.home1.net", UaProtocol.HTTP_DIGEST), true, List.of(1L, 2L));

        @Test
        void areWrittenAsTheyAreRead() {
            assertThat(request.json())
                    .isEqualTo("{'btId':'%s','nafId':{'nafFqdn':'naf1.home1.net','uaSecProtId':'0100000002'},"
                            .formatted(ID)
                            .concat("'gbaUAware':true,'gsIds':[1,2]}")
                            .replace('\'', '"'));
            assertThat(value(KeyRequest.parse(octets(request.json())))).isEqualTo(request);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "[]",
                    "{}",
                    "{'btId':7,'nafId':{'nafFqdn':'a.b','uaSecProtId':'0100000002'}}",
                    "{'btId':'x','nafId':{'nafFqdn':'a.b','uaSecProtId':'0100000002'}}",
                    "{'btId':'AAAAAAAAAAAAAAAAAAAAAA==@b.c\\r\\nX: y','nafId':{'nafFqdn':'a.b','uaSecProtId':'0100000002'}}",
                    "{'btId':'AAAAAAAAAAAAAAAAAAAAAA==@b.c','nafId':'a.b'}",
                    "{'btId':'AAAAAAAAAAAAAAAAAAAAAA==@b.c','nafId':{'nafFqdn':'a.b','uaSecProtId':'01000002'}}",
                    "{'btId':'AAAAAAAAAAAAAAAAAAAAAA==@b.c','nafId':{'nafFqdn':'a..b','uaSecProtId':'0100000002'}}",
                    "{'btId':'AAAAAAAAAAAAAAAAAAAAAA==@b.c','nafId':{'nafFqdn':'a.b','uaSecProtId':'0100000002'},'gsIds':[-1]}",
                    "{'btId':'AAAAAAAAAAAAAAAAAAAAAA==@b.c','nafId':{'nafFqdn':'a.b','uaSecProtId':'0100000002'},'gbaUAware':'yes'}"
                })
        void refusesOtherForms(String text) {
            assertRefused(KeyRequest.parse(octets(text)), RetrievalReason.MALFORMED_REQUEST);
        }

        @ParameterizedTest
        @MethodSource("hostile")
        void refusesWhatParsersReadInSeveralWaysOrFailAt(String text) {
            assertRefused(KeyRequest.parse(octets(text)), RetrievalReason.MALFORMED_REQUEST);
        }

        static List<String> hostile() {
            String good = "'btId':'AAAAAAAAAAAAAAAAAAAAAA==@b.c','nafId':{'nafFqdn':'a.b','uaSecProtId':'0100000002'}";
            return List.of(
                    "{" + good + ",'nafId':{'nafFqdn':'x.b','uaSecProtId':'0100000002'}}",
                    "{" + good.replace("'nafFqdn'", "'nafFqdn':'x.b','nafFqdn'") + "}",
                    "{" + good + "}{}",
                    "{" + good + "} x",
                    "{" + good + ",'x':" + "[".repeat(1500) + "]".repeat(1500) + "}",
                    "{" + good + ",'gsIds':[1" + "0".repeat(2000) + "]}",
                    "{" + good + ",'gsIds':[1e999999999]}",
                    "{" + good + ",'gsIds':[4294967296]}",
                    "{" + good + ",'gsIds':[1" + ",1".repeat(256) + "]}");
        }

        @Test
        void refusesTooMuch() {
            String more = request.json().replaceFirst("\\{", "{'x':'" + "y".repeat(1 << 16) + "',");

            assertRefused(KeyRequest.parse(octets(more)), RetrievalReason.MALFORMED_REQUEST);
        }
    }

    @Nested
    class Answers {

        private static final String ANSWER = "{'meKeyMaterial':'" + KEY + "','keyExpiryTime':'2027-01-01T00:00:00Z'";

        @Test
        void areWrittenAsTheyAreRead() {
            UserSettings settings = new UserSettings(
                    1,
                    2,
                    List.of("sip:alice@home1.net"),
                    Optional.of("group"),
                    List.of(3L),
                    Optional.of(KeyChoice.CARD));
            ApplicationKeys keys = new ApplicationKeys(
                    Secret.taking(new byte[32]),
                    Optional.of(Secret.taking(new byte[32])),
                    Instant.parse("2027-01-01T00:00:00Z"),
                    Optional.of(Instant.parse("2026-12-01T00:00:00Z")),
                    Optional.of("alice@home1.net"),
                    List.of(settings));

            ApplicationKeys read = value(ApplicationKeys.parse(octets(keys.json())));

            assertThat(read.json()).isEqualTo(keys.json());
            assertThat(read.settings()).containsExactly(settings);
            assertThat(read).hasToString("the keys of alice@home1.net until 2027-01-01T00:00:00Z");
        }

        @Test
        void membersThatAreNotKnownAreLeftAlone() {
            assertThat(value(ApplicationKeys.parse(
                                    octets(ANSWER.replace("00:00:00Z", "01:00:00+01:00") + ",'new':{'a':1}}")))
                            .expires())
                    .isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{'meKeyMaterial':'" + KEY + "'}",
                    "{'keyExpiryTime':'2027-01-01T00:00:00Z'}",
                    "{'meKeyMaterial':'" + KEY + "00','keyExpiryTime':'2027-01-01T00:00:00Z'}",
                    "{'meKeyMaterial':'x','keyExpiryTime':'2027-01-01T00:00:00Z'}",
                    ANSWER + ",'keyExpiryTime':'2036-01-01T00:00:00Z'}",
                    ANSWER + "}{}",
                    ANSWER + ",'gbaType':'2G_GBA'}",
                    ANSWER + ",'gbaType':'GBA_DIGEST'}",
                    ANSWER + ",'ussList':[1]}",
                    ANSWER + ",'ussList':[{'uss':{'gsId':1,'gsType':0,'keyChoice':'ANY'}}]}",
                    ANSWER + ",'ussList':[{'uss':{'gsId':1}}]}",
                    "{'meKeyMaterial':'" + KEY + "','keyExpiryTime':'tomorrow'}"
                })
        void refusesOtherForms(String text) {
            Rejection rejection =
                    ApplicationKeys.parse(octets(text)).rejection().orElseThrow();

            assertThat(rejection.reason()).isEqualTo(RetrievalReason.MALFORMED_ANSWER);
            assertThat(rejection.detail()).doesNotContain(KEY);
        }

        @Test
        void refusesATextThatIsTooLong() {
            assertRefused(
                    ApplicationKeys.parse(octets(ANSWER + ",'impi':'" + "a".repeat(1025) + "'}")),
                    RetrievalReason.MALFORMED_ANSWER);
        }

        @Test
        void keysHaveTheirLength() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ApplicationKeys(
                            Secret.taking(new byte[16]),
                            Optional.empty(),
                            Instant.EPOCH,
                            Optional.empty(),
                            Optional.empty(),
                            List.of()));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ApplicationKeys(
                            Secret.taking(new byte[32]),
                            Optional.of(Secret.taking(new byte[16])),
                            Instant.EPOCH,
                            Optional.empty(),
                            Optional.empty(),
                            List.of()));
        }
    }
}
