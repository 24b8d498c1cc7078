package org.secf.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With test set 1 of TS 35.208. */
class GbaCommandTest {

    private static final String K = "465b5ce8b199b49faa5f0a2ee238a6bc";
    private static final String OPC = "cd63cb71954a9f4e48a5994e37a02baf";
    private static final String RAND = "23553cbe9637a89d218ae64dae47bf35";
    private static final String CK = "b40ba9a3c58b2a05bbf0d987b21bf8cb";
    private static final String IK = "f769bcd751044604127672711c6d3441";
    private static final String NONCE = "I1U8vpY3qJ0hiuZNrke/NVXzKLQ1d7m5Sp/6w1Tfr7M=";

    @TempDir
    Path folder;

    private static String[] with(String command, String... more) {
        String[] first = command.split(" ", -1);
        String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    private Path secret(String name, String text) throws IOException {
        Path file = Files.createFile(
                folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text);
    }

    @Nested
    class MilenageFunctions {

        private static final String PUBLIC = "gba milenage --rand " + RAND + " --sqn ff9bb4d0b607 --amf b9b9";
        private static final String ANSWER =
                "{\"opc\":\"cd63cb71954a9f4e48a5994e37a02baf\",\"f1\":\"4a9ffac354dfafb3\","
                        + "\"f1s\":\"01cfaf9ec4e871e9\",\"f2\":\"a54211d5e3ba50bf\",\"f3\":\"b40ba9a3c58b2a05bbf0d987b21bf8cb\","
                        + "\"f4\":\"f769bcd751044604127672711c6d3441\",\"f5\":\"aa689c648370\",\"f5s\":\"451e8beca43b\","
                        + "\"autn\":\"55f328b43577b9b94a9ffac354dfafb3\"}\n";

        @Test
        void areThoseOfTheSpecification() {
            Session operator = Session.run(with(PUBLIC, "--k", K, "--op", "cdc202d5123e20f62b6d676ac72cb318"));
            Session subscriber = Session.run(with(PUBLIC, "--k", K, "--opc", OPC));

            assertThat(operator.out()).as(operator.err()).isEqualTo(ANSWER);
            assertThat(subscriber.out()).isEqualTo(ANSWER);
        }

        @Test
        void keysMayStayInFiles() throws IOException {
            Path key = secret("k", K + "\n");
            Path operator = secret("opc", OPC);

            assertThat(Session.run(with(PUBLIC, "--k", "file:" + key, "--opc", "file:" + operator))
                            .out())
                    .isEqualTo(ANSWER);
        }

        @Test
        void refusesAFileThatOthersRead() throws IOException {
            Path key = secret("k", K);
            Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

            Session session = Session.run(with(PUBLIC, "--k", "file:" + key, "--opc", OPC));

            assertThat(session.exitCode()).isEqualTo(2);
            assertThat(session.err()).contains("chmod");
        }

        @Test
        void doesNotRepeatWhatMayBeAKey() {
            Session odd = Session.run(with(PUBLIC, "--k", K + "1", "--opc", OPC));
            Session tooLong = Session.run(with(PUBLIC, "--k", K + "11", "--opc", OPC));
            Session both = Session.run(with(PUBLIC, "--k", K, "--opc", OPC, "--op", OPC));

            assertThat(odd.err()).contains("--k: expected hexadecimal digits").doesNotContain(K);
            assertThat(tooLong.err()).contains("K of 16 octets, received 17").doesNotContain(K);
            assertThat(both.err()).contains("--op or --opc, found both");
            assertThat(odd.exitCode()).isEqualTo(2);
            assertThat(tooLong.exitCode()).isEqualTo(2);
            assertThat(both.exitCode()).isEqualTo(2);
            assertThat(odd.out() + tooLong.out() + both.out()).isEmpty();
        }
    }

    @Nested
    class Derivation {

        private static final String PUBLIC = "gba derive --rand " + RAND
                + " --impi user1_private@home1.net --naf-fqdn naf1.home1.net --ua-id 0100000002";

        @Test
        void printsTheKeysOfAnApplication() {
            Session session = Session.run(with(PUBLIC, "--ck", CK, "--ik", IK, "--bsf", "bsf.home1.net"));

            assertThat(session.out())
                    .as(session.err())
                    .isEqualTo("{\"nafId\":\"6e6166312e686f6d65312e6e65740100000002\","
                            + "\"ksNaf\":\"7c351b69c4910d2da5a312ad73ce3ac7be6f46165fdb9ffc3494d874aca8a501\","
                            + "\"ksIntNaf\":\"dc1ceb72700b7c0e17c8eac76838f8bafb134885011e713f782bfca16a2df691\","
                            + "\"btid\":\"I1U8vpY3qJ0hiuZNrke/NQ==@bsf.home1.net\","
                            + "\"tmpi\":\"WEkKGtQh8Tmmo2PURGh2v/y/lsZpJq4a@tmpi.bsf.3gppnetwork.org\"}\n");
            assertThat(Session.run(with(PUBLIC, "--ks", CK + IK)).out())
                    .contains("7c351b69c4910d2da5a312ad73ce3ac7be6f46165fdb9ffc3494d874aca8a501")
                    .doesNotContain("btid");
        }

        @Test
        void wantsOneKeyInOneWay() {
            assertThat(Session.run(with(PUBLIC)).err()).contains("expected --ks, or both");
            assertThat(Session.run(with(PUBLIC, "--ck", CK)).err()).contains("expected --ks, or both");
            assertThat(Session.run(with(PUBLIC, "--ks", CK + IK, "--ik", IK)).err())
                    .contains("expected --ks, or both");
        }
    }

    @Nested
    class Digest {

        private static final String PUBLIC = "gba digest --username user1_private@home1.net --realm bsf.home1.net"
                + " --cnonce 6629fae49393a05397450978507c4ef1 --uri / --qop auth-int --nonce " + NONCE;

        @Test
        void answersAChallengeOfABootstrappingServer() throws IOException {
            Path body = folder.resolve("body");
            Files.writeString(
                    body,
                    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<BootstrappingInfo xmlns=\"uri:3gpp-gba\"><btid>"
                            + "I1U8vpY3qJ0hiuZNrke/NQ==@bsf.home1.net</btid><lifetime>2027-01-01T00:00:00Z</lifetime>"
                            + "</BootstrappingInfo>\n");

            Session session = Session.run(with(
                    PUBLIC, "--algorithm", "AKAv1-MD5", "--res", "a54211d5e3ba50bf", "--answer-body", body.toString()));

            assertThat(session.out())
                    .as(session.err())
                    .contains("\"ha1\":\"308bb02714388e6e939e4649f5ec4fb0\"")
                    .contains("\"response\":\"c3010b8b0c8fe3d6425a4d50b6a66ba8\"")
                    .contains("\"rspauth\":\"6ceafcc186ae51142ab2366b3f21ab78\"");
        }

        /** RFC 7616 §3.9.1. */
        @Test
        void answersAnyOther() throws IOException {
            Path password = secret("password", "Circle of Life\n");
            String challenge = "gba digest --username Mufasa --realm http-auth@example.org --uri /dir/index.html"
                    + " --nonce 7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v"
                    + " --cnonce f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ --password file:" + password;

            assertThat(Session.run(with(challenge)).out())
                    .contains("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
            assertThat(Session.run(with(challenge, "--algorithm", "MD5")).out())
                    .contains("8ca523f5e9506fed4657c9700eebdbec");
        }

        @Test
        void saysWhatIsMissing() {
            assertThat(Session.run(with(PUBLIC, "--algorithm", "AKAv1-MD5", "--password", "x"))
                            .err())
                    .contains("with an AKA algorithm --res instead");
            assertThat(Session.run(with(PUBLIC, "--algorithm", "AKAv2-SHA-256", "--res", "a54211d5e3ba50bf"))
                            .err())
                    .contains("--ik: expected a text");
            assertThat(Session.run(with(PUBLIC, "--algorithm", "SHA-1", "--password", "x"))
                            .err())
                    .contains("--algorithm: expected MD5");
            assertThat(Session.run(with(PUBLIC, "--qop", "auth-conf", "--password", "x"))
                            .err())
                    .containsAnyOf("--qop", "overwritten", "once");
        }
    }
}
