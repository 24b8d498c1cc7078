package org.secf.visited;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.clientcert.testing.TestKeys;
import org.secf.http.Origin;
import org.secf.keys.Jwk;
import org.secf.verdict.Verdicts;

/** What a home may write, and what is refused of it; each fault alone. */
class StatementReaderTest {

    private static final Jwk KEY = Jwk.of(TestKeys.ec().getPublic());
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    private static final VouchedServer SERVER = server("visited.example.net", "https://visited.example.net");
    private static final String GOOD = statement(SERVER).toJson().toString();

    private static VouchedServer server(String name, String origin) {
        return new VouchedServer(name, Set.of(Origin.of(origin).orElseThrow()), List.of(KEY), List.of(KEY));
    }

    private static HomeStatement statement(VouchedServer... servers) {
        return new HomeStatement("https://home.example.org/statement", NOW, NOW.plusSeconds(3600), List.of(servers));
    }

    private static void refused(String text) {
        assertThat(text).isNotEqualTo(GOOD);
        Verdicts.assertRefused(
                StatementReader.read(text.getBytes(StandardCharsets.UTF_8)), VisitedReason.NOT_A_STATEMENT);
    }

    @Test
    void readsWhatAHomeWrites() {
        assertThat(Verdicts.value(StatementReader.read(GOOD.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(statement(SERVER));
    }

    @Test
    void readsAStatementOfNobody() {
        byte[] octets = statement().toJson().toString().getBytes(StandardCharsets.UTF_8);

        assertThat(Verdicts.value(StatementReader.read(octets)).servers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{", "text", "\u00e9"})
    void refusesWhatIsNoStatement(String text) {
        refused(text);
    }

    @Test
    void refusesMoreBehindIt() {
        refused(GOOD + "{}");
        refused(GOOD + " true");
    }

    @Test
    void refusesAMemberThatIsThereTwice() {
        refused(GOOD.replaceFirst("\\{", "{\"iss\":\"https://other.example.org\","));
        refused(GOOD.replace("\"name\":", "\"name\":\"other\",\"name\":"));
    }

    @Test
    void refusesAMemberThatIsNotKnown() {
        refused(GOOD.replaceFirst("\\{", "{\"aud\":\"somebody\","));
        refused(GOOD.replace("\"name\":", "\"path\":\"/a\",\"name\":"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "nbf", "exp", "servers", "name", "origins", "answer_keys", "tls_keys"})
    void refusesAMemberThatIsMissingOrOfAnotherKind(String member) {
        refused(GOOD.replaceFirst("\"" + member + "\":", "\"x" + member + "\":"));
        refused(GOOD.replaceFirst("\"" + member + "\":(\"[^\"]*\"|[0-9]+|\\[)", "\"" + member + "\":{},\"x\":$1"));
        refused(GOOD.replaceFirst(
                "\"" + member + "\":(\"[^\"]*\"|[0-9]+|(?=\\[))", "\"" + member + "\":null,\"y\":$1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5e9", "-1", "1800000000.5", "01800000000", "999999999999"})
    void refusesATimeThatIsNotInWholeSeconds(String time) {
        refused(GOOD.replace("\"nbf\":1800000000", "\"nbf\":" + time));
    }

    @Test
    void refusesAnEndBeforeTheBeginning() {
        refused(GOOD.replace("1800003600", "1800000000"));
        assertThatThrownBy(() -> new HomeStatement("home", NOW, NOW, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://visited.example.net",
                "https://visited.example.net/path",
                "https://user@visited.example.net",
                "https://visited.example.net?query",
                "ftp://visited.example.net",
                "visited.example.net",
                "https://",
                "https://visited .example.net"
            })
    void refusesAnAddressThatIsNoOrigin(String address) {
        refused(GOOD.replace("https://visited.example.net:443", address));
    }

    @Test
    void refusesAPrivateKey() {
        refused(GOOD.replaceFirst("\"kty\":\"EC\"", "\"kty\":\"EC\",\"d\":\"AAAA\""));
    }

    static Stream<List<VouchedServer>> ambiguous() {
        return Stream.of(
                List.of(SERVER, server("visited.example.net", "https://other.example.net")),
                List.of(SERVER, server("other.example.net", "https://VISITED.example.net:443")));
    }

    @ParameterizedTest
    @MethodSource("ambiguous")
    void refusesTwoServersThatCannotBeToldApart(List<VouchedServer> servers) {
        assertThatThrownBy(() -> statement(servers.toArray(VouchedServer[]::new)))
                .isInstanceOf(IllegalArgumentException.class);
        String second = servers.get(1).toJson().toString();
        refused(GOOD.replace("\"servers\":[", "\"servers\":[" + second + ","));
    }

    @Test
    void refusesServersWithoutNameAddressOrKey() {
        refused(GOOD.replace("\"name\":\"visited.example.net\"", "\"name\":\"\""));
        refused(GOOD.replace("\"name\":\"visited.example.net\"", "\"name\":\"visited\\u200b\""));
        refused(GOOD.replace("\"https://visited.example.net:443\"", ""));
        refused(GOOD.replaceAll("_keys\":\\[[^\\]]*]", "_keys\":[]"));
    }

    @Test
    void refusesMoreThanAnybodyNeeds() {
        String origins = String.join(
                ",",
                IntStream.range(0, VouchedServer.MOST_ORIGINS + 1)
                        .mapToObj(i -> "\"https://h" + i + ".example.net\"")
                        .toList());
        refused(GOOD.replace("\"https://visited.example.net:443\"", origins));
        String keys = String.join(
                ",",
                Collections.nCopies(VouchedServer.MOST_KEYS + 1, KEY.toJson().toString()));
        refused(GOOD.replaceFirst("\"answer_keys\":\\[[^\\]]*]", "\"answer_keys\":[" + keys + "]"));
        String servers = String.join(
                ",",
                IntStream.rangeClosed(0, HomeStatement.MOST_SERVERS)
                        .mapToObj(i -> server("s" + i, "https://s" + i + ".example.net")
                                .toJson()
                                .toString())
                        .toList());
        refused(GOOD.replaceFirst("\"servers\":\\[.*]}", "\"servers\":[" + servers + "]}"));
        refused(GOOD + " ".repeat(StatementReader.LONGEST));
        refused(GOOD.replace("visited.example.net\",\"or", "v".repeat(VouchedServer.LONGEST_NAME + 1) + "\",\"or"));
    }

    @Test
    void refusesWhatIsNestedWithoutEnd() {
        refused("{\"servers\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
    }
}
