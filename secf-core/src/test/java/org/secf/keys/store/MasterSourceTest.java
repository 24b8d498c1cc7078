package org.secf.keys.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.keys.store.StoreFolder.accepted;
import static org.secf.keys.store.StoreFolder.rejection;
import static org.secf.keys.store.StoreFolder.secretOf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.keys.Secret;
import org.secf.verdict.Rejection;

class MasterSourceTest {

    @TempDir
    Path temporary;

    private StoreFolder folder;

    @BeforeEach
    void makeFolder() {
        folder = new StoreFolder(temporary);
    }

    private static String open(String location, Map<String, String> environment, MasterMask... masks) {
        MasterSource source =
                new MasterSource(location, name -> Optional.ofNullable(environment.get(name)), List.of(masks));
        try (Secret secret = accepted(source.open())) {
            return secret.use(octets -> new String(octets, StandardCharsets.UTF_8));
        }
    }

    private static Rejection refuse(String location, Map<String, String> environment, MasterMask... masks) {
        Rejection refused = rejection(
                new MasterSource(location, name -> Optional.ofNullable(environment.get(name)), List.of(masks)).open());
        assertThat(refused.reason()).isEqualTo(StoreReason.NO_MASTER_SECRET);
        return refused;
    }

    private static Path permit(Path file, String permissions) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    @Nested
    class InAFile {

        @ParameterizedTest
        @ValueSource(strings = {"", "\n", "\r\n", "\n\n"})
        void isReadWithoutTheLineEnd(String end) {
            Path file = folder.write("m", " pass word " + end);

            assertThat(open("file:" + file, Map.of())).isEqualTo(" pass word ");
        }

        @ParameterizedTest
        @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-"})
        void isRefusedWhereOthersMayReadOrChangeIt(String permissions) throws IOException {
            Path file = permit(folder.write("m", StoreFolder.MASTER), permissions);

            assertThat(refuse("file:" + file, Map.of()).detail())
                    .contains("chmod 600 " + file)
                    .doesNotContain(StoreFolder.MASTER);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "\n"})
        void isRefusedWhereNothingIsInIt(String text) {
            assertThat(refuse("file:" + folder.write("m", text), Map.of()).received())
                    .isEqualTo("nothing");
        }

        @ParameterizedTest
        @ValueSource(strings = {"file:/nowhere/master", "file:", "file:/a\u0000b"})
        void isRefusedWhereItIsNone(String location) {
            assertThat(refuse(location, Map.of()).received()).isNotEmpty();
        }
    }

    @Nested
    class InTheEnvironment {

        @Test
        void isTheValueOfTheVariable() {
            assertThat(open("env:SECF_MASTER", Map.of("SECF_MASTER", "päss"))).isEqualTo("päss");
        }

        @Test
        void isRefusedWhereThereIsNone() {
            assertThat(refuse("env:SECF_MASTER", Map.of("OTHER", "x")).detail()).contains("SECF_MASTER");
            assertThat(refuse("env:SECF_MASTER", Map.of("SECF_MASTER", "")).received())
                    .isEqualTo("nothing");
        }
    }

    @Nested
    class FromSystemd {

        private Map<String, String> directory() {
            return Map.of("CREDENTIALS_DIRECTORY", folder.folder().toString());
        }

        /** Where a service has a user of its own, systemd adds it to the access list; what shows is r--r-----. */
        @ParameterizedTest
        @ValueSource(strings = {"r--------", "r--r-----"})
        void isTheCredentialOfThatName(String permissions) throws IOException {
            permit(folder.write("store.master", "word"), permissions);

            assertThat(open("systemd:store.master", directory())).isEqualTo("word");
        }

        @ParameterizedTest
        @ValueSource(strings = {"rw----r--", "rw--w----", "r-----r--", "r--r----x"})
        void isRefusedWhereOthersMayReadOrChangeIt(String permissions) throws IOException {
            permit(folder.write("m", StoreFolder.MASTER), permissions);

            assertThat(refuse("systemd:m", directory()).detail())
                    .contains("chmod 600")
                    .doesNotContain(StoreFolder.MASTER);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", ".", "..", "../master", "a/b", ".hidden", "a b"})
        void isRefusedByANameThatLeadsElsewhere(String name) {
            assertThat(refuse("systemd:" + name, directory()).expected()).contains("credential");
        }

        @Test
        void isRefusedWhereSystemdDidNotStartTheService() {
            assertThat(refuse("systemd:master", Map.of()).detail())
                    .contains("LoadCredential=master:", "CREDENTIALS_DIRECTORY");
        }
    }

    @Nested
    class Masked {

        private final MasterMask rot =
                text -> text.startsWith("MASK-a") ? Optional.of(secretOf("clear")) : Optional.empty();

        @Test
        void isWhatTheMaskHides() {
            assertThat(open("env:M", Map.of("M", "MASK-abc;salt;7"), text -> Optional.empty(), rot))
                    .isEqualTo("clear");
        }

        @Test
        void isRefusedWhereNobodyReadsTheMask() {
            assertThat(refuse("env:M", Map.of("M", "MASK-b-canary"), rot).detail())
                    .contains("secf-elytron")
                    .doesNotContain("canary");
        }

        @Test
        void isNotSeenWhereTheTextOnlyLooksLikeIt() {
            assertThat(open("env:M", Map.of("M", "mask-abc"), rot)).isEqualTo("mask-abc");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary-value", "", "FILE:/x", "http://canary-value"})
    void isRefusedInAnotherKindOfPlaceWithoutShowingIt(String location) {
        assertThat(refuse(location, Map.of()).detail())
                .contains(MasterSource.EXPECTED)
                .doesNotContain("canary-value");
    }
}
