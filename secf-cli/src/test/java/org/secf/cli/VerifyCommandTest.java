package org.secf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

    private static final String FILE = Session.resource("response.xml");

    private static byte[] xml() throws IOException {
        return Files.readAllBytes(Path.of(FILE));
    }

    @Nested
    class Verdicts {

        @Test
        void printsTheCallerOfAnHonestResponse() {
            Session session = Session.verify("--in-response-to", Session.REQUEST, FILE);

            assertThat(session.exitCode()).isZero();
            assertThat(session.json().getString("verdict")).isEqualTo("accepted");
            assertThat(session.json().getJsonObject("caller").getString("name")).isEqualTo("alice@example.org");
            assertThat(session.json().getJsonObject("evidence").getString("issuer"))
                    .isEqualTo("https://idp.example.org/saml");
            assertThat(session.out()).endsWith("}\n").hasLineCount(1);
        }

        @Test
        void printsReasonClauseAndDetailOfARefusal() {
            Session session = Session.verify("--in-response-to", "_other", FILE);

            assertThat(session.exitCode()).isEqualTo(1);
            assertThat(session.json()).containsOnlyKeys("verdict", "reason", "clause", "detail");
            assertThat(session.json().getString("reason")).isEqualTo("WRONG_IN_RESPONSE_TO");
        }

        @Test
        void refusesWhereTheRequestIsUnknown() {
            Session session = Session.verify(FILE);

            assertThat(session.exitCode()).isEqualTo(1);
            assertThat(session.json().getString("reason")).isEqualTo("UNSOLICITED");
            assertThat(session.json().getString("detail")).contains("nothing else is wrong", "--in-response-to");
        }

        @Test
        void tellsWhatElseIsWrongWhereTheRequestIsUnknown() {
            Session session = Session.verify("--expect-destination", "https://elsewhere.example.org/acs", FILE);

            assertThat(session.json().getString("reason")).isEqualTo("WRONG_DESTINATION");
        }

        @Test
        void refusesAnAnswerWhereNobodyAsked() {
            Session session = Session.verify("--unsolicited", FILE);

            assertThat(session.json().getString("reason")).isEqualTo("WRONG_IN_RESPONSE_TO");
        }

        @Test
        void judgesMetadataAtTheInstantGiven() {
            Session late = Session.run(
                    "saml",
                    "verify",
                    "--idp-metadata=" + Session.resource("idp.xml"),
                    "--sp-entity-id=https://app.example.org/saml",
                    "--acs=https://app.example.org/saml/acs",
                    "--at=2028-01-01T01:00:00+01:00",
                    FILE);
            assertThat(late.exitCode()).isEqualTo(1);
            assertThat(late.json().getString("reason")).isEqualTo("METADATA_EXPIRED");
        }
    }

    @Nested
    class Forms {

        private Session judge(byte[] input) {
            return Session.verify(input, "--in-response-to", Session.REQUEST, "-");
        }

        @Test
        void takesXmlAfterAByteOrderMarkAndSpace() throws IOException {
            byte[] marked = Session.utf8("\uFEFF\r\n" + new String(xml(), StandardCharsets.UTF_8) + "\r\n");

            assertThat(judge(marked).exitCode()).isZero();
        }

        @Test
        void takesBase64WithLineEnds() throws IOException {
            assertThat(judge(Session.utf8(Base64.getMimeEncoder().encodeToString(xml()) + "\r\n"))
                            .exitCode())
                    .isZero();
        }

        @Test
        void takesTheValueAndTheFormAsPosted() throws IOException {
            String value = URLEncoder.encode(Base64.getEncoder().encodeToString(xml()), StandardCharsets.US_ASCII);

            assertThat(judge(Session.utf8(value)).exitCode()).isZero();
            assertThat(judge(Session.utf8("RelayState=a&SAMLResponse=" + value)).exitCode())
                    .isZero();
        }

        @Test
        void refusesWhatIsNoneOfThese() {
            assertThat(judge(Session.utf8("100% nonsense")).json().getString("reason"))
                    .isEqualTo("NOT_BASE64");
            assertThat(judge(new byte[0]).exitCode()).isEqualTo(1);
            assertThat(judge(Session.utf8("<a>")).json().getString("reason")).isEqualTo("UNPARSABLE");
        }
    }

    @Nested
    class BadUsage {

        private void isRefused(Session session, String text) {
            assertThat(session.exitCode()).isEqualTo(2);
            assertThat(session.out()).isEmpty();
            assertThat(session.err()).contains(text, "--help");
        }

        @Test
        void namesWhatIsMissingOrUnknown() {
            isRefused(Session.run("saml", "verify", FILE), "--acs is missing");
            isRefused(Session.verify(), "exactly one response");
            isRefused(Session.verify("--bogus", FILE), "--bogus");
            isRefused(Session.run("saml"), "subcommand");
            isRefused(Session.run(), "subcommand");
        }

        @Test
        void namesWhatCannotBeUsed() {
            isRefused(Session.verify("--in-response-to", "a", "--unsolicited", FILE), "exclude each other");
            isRefused(Session.verify("--clock-skew", "60", FILE), "30s, 5m or PT5M");
            isRefused(Session.verify("--clock-skew", "10m", FILE), "30s, 5m or PT5M");
            isRefused(Session.verify("--sp-key", "key.pem", FILE), "belong together");
            isRefused(Session.verify("no-such-file.xml"), "no such file");
            isRefused(Session.verify("--sp-key", "no.pem", "--sp-cert", "no.pem", FILE), "no such file");
        }

        @Test
        void namesTheMetadataThatIsNone(@TempDir Path folder) throws IOException {
            Path broken = Files.writeString(folder.resolve("idp.xml"), "<a/>");

            Session session =
                    Session.run("saml", "verify", "--idp-metadata=" + broken, "--sp-entity-id=a", "--acs=b", FILE);

            isRefused(session, broken.toString());
        }
    }

    @Nested
    class Help {

        @Test
        void tellsExitCodesAndAnExample() {
            Session session = Session.run("saml", "verify", "--help");

            assertThat(session.exitCode()).isZero();
            assertThat(session.out()).contains("Exit codes:", "Example:", "--batch", "--idp-entity-id");
        }

        @Test
        void tellsTheVersion() {
            assertThat(Session.run("--version").out()).startsWith("secf ");
        }
    }

    @Nested
    class Batches {

        private static final String LINE = "{\"id\":%s,\"file\":\"" + FILE + "\",\"in-response-to\":\"%s\"}";

        @Test
        void answersEveryLineInOrderWithItsId() {
            String lines = LINE.formatted("1", Session.REQUEST) + "\r\n\n" + LINE.formatted("{\"a\":[2]}", "_other");

            Session session = Session.verify(Session.utf8("\uFEFF" + lines), "--batch", "-");

            assertThat(session.exitCode()).isZero();
            assertThat(session.lines()).hasSize(2);
            assertThat(session.lines().get(0).getInt("id")).isEqualTo(1);
            assertThat(session.lines().get(0).getString("verdict")).isEqualTo("accepted");
            assertThat(session.lines().get(1).getJsonObject("id")).containsOnlyKeys("a");
            assertThat(session.lines().get(1).getString("reason")).isEqualTo("WRONG_IN_RESPONSE_TO");
        }

        @Test
        void goesOnAfterLinesThatCannotBeUsed() {
            String lines = String.join(
                    "\n",
                    "no json",
                    "[1]",
                    "{\"id\":\"a\",\"fiel\":\"x\"}",
                    "{\"id\":\"b\",\"file\":\"none.xml\"}",
                    "{\"id\":\"c\",\"file\":7}",
                    "{\"id\":\"d\",\"unsolicited\":\"yes\"}",
                    LINE.formatted("\"e\"", Session.REQUEST));

            Session session = Session.verify(Session.utf8(lines), "--batch", "-");

            assertThat(session.exitCode()).isEqualTo(2);
            assertThat(session.lines()).hasSize(7);
            assertThat(session.lines().subList(0, 6))
                    .allSatisfy(line -> assertThat(line.getString("verdict")).isEqualTo("error"));
            assertThat(session.lines().subList(2, 6))
                    .extracting(line -> line.getString("id"))
                    .containsExactly("a", "b", "c", "d");
            assertThat(session.lines().get(6).getString("verdict")).isEqualTo("accepted");
        }

        @Test
        void judgesTheSameResponseTwice() {
            String line = LINE.formatted("1", Session.REQUEST);

            Session session = Session.verify(Session.utf8(line + "\n" + line), "--batch", "-");

            assertThat(session.lines())
                    .allSatisfy(each -> assertThat(each.getString("verdict")).isEqualTo("accepted"));
        }

        @Test
        void letsALineTakeDefaultsBack() {
            String lines =
                    "{\"id\":1,\"file\":\"%s\",\"unsolicited\":true}\n{\"id\":2,\"file\":\"%1$s\",\"in-response-to\":null}"
                            .formatted(FILE);

            Session session = Session.verify(Session.utf8(lines), "--in-response-to", Session.REQUEST, "--batch", "-");

            assertThat(session.lines())
                    .extracting(line -> line.getString("reason"))
                    .containsExactly("WRONG_IN_RESPONSE_TO", "UNSOLICITED");
        }

        @Test
        void findsFilesBesideTheBatch(@TempDir Path folder) throws IOException {
            Files.write(folder.resolve("beside.xml"), xml());
            Path batch = Files.writeString(
                    folder.resolve("batch.jsonl"),
                    "{\"id\":1,\"file\":\"beside.xml\",\"in-response-to\":\"" + Session.REQUEST + "\"}");

            assertThat(Session.verify("--batch", batch.toString()).exitCode()).isZero();
        }
    }
}
