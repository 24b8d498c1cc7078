package org.secf.keys.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.secf.keys.store.StoreFolder.EDITS;
import static org.secf.keys.store.StoreFolder.NOW;
import static org.secf.keys.store.StoreFolder.accepted;
import static org.secf.keys.store.StoreFolder.refusal;
import static org.secf.keys.store.StoreFolder.rejection;
import static org.secf.keys.store.StoreFolder.secretOf;

import java.security.KeyPairGenerator;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.store.StoreEntry.KeyEntry;
import org.secf.keys.store.StoreEntry.SecretEntry;
import org.secf.keys.store.StoreEntry.TrustEntry;
import org.secf.verdict.Verdict;

class StoreEditsTest {

    private static final KeyLife ACTIVE = KeyLife.waiting().activeFrom(NOW.minusSeconds(9));

    private final OwnKey key = StoreFolder.key(KeyKind.P_256);
    private final StoreContents contents = new StoreContents(
            4,
            new TreeMap<>(java.util.Map.of(
                    "db", new SecretEntry(secretOf("before")),
                    "own", new KeyEntry(key),
                    "their", new TrustEntry(key.certificate()))),
            List.of(
                    new KeyRecord("own", "main", KeyUse.SIGNING, ACTIVE),
                    new KeyRecord("their", "main", KeyUse.TRUST, ACTIVE)),
            List.of());

    private Verdict<StoreContents> apply(Change change) {
        return change.edit().apply(contents);
    }

    @Test
    void sayWhoWhatAndForWhichVersion() {
        Change change = new StoreEdits("bob", OptionalLong.of(4)).removeSecret("db");

        assertThat(change.who()).isEqualTo("bob");
        assertThat(change.what()).isEqualTo("secret remove");
        assertThat(change.subject()).isEqualTo("db");
        assertThat(change.expected()).hasValue(4);
    }

    @Nested
    class Secrets {

        @Test
        void areAddedAndReplaced() {
            StoreContents more = accepted(apply(EDITS.setSecret("mail", secretOf("new"))));
            StoreContents other = accepted(apply(EDITS.setSecret("db", secretOf("after"))));

            assertThat(more.entries()).hasSize(4);
            assertThat(StoreFolder.text(more, "mail")).isEqualTo("new");
            assertThat(StoreFolder.text(other, "db")).isEqualTo("after");
            assertThat(StoreFolder.text(contents, "db"))
                    .as("contents are a value")
                    .isEqualTo("before");
        }

        @Test
        void areRemoved() {
            assertThat(accepted(apply(EDITS.removeSecret("db"))).entries()).containsOnlyKeys("own", "their");
        }

        @Test
        void areRefusedWithoutOctets() {
            assertThat(refusal(apply(EDITS.setSecret("mail", secretOf(""))))).isEqualTo(StoreReason.EMPTY_SECRET);
        }

        @Test
        void areRefusedUnderABadAlias() {
            assertThat(refusal(apply(EDITS.setSecret("DB", secretOf("x"))))).isEqualTo(StoreReason.BAD_ALIAS);
            assertThat(refusal(apply(EDITS.setSecret(Alias.MANIFEST, secretOf("x")))))
                    .isEqualTo(StoreReason.BAD_ALIAS);
        }

        @Test
        void doNotDisplaceKeys() {
            assertThat(refusal(apply(EDITS.setSecret("own", secretOf("x"))))).isEqualTo(StoreReason.WRONG_KIND);
            assertThat(refusal(apply(EDITS.removeSecret("own")))).isEqualTo(StoreReason.WRONG_KIND);
            assertThat(refusal(apply(EDITS.removeSecret("none")))).isEqualTo(StoreReason.NO_SUCH_ALIAS);
        }

        @Test
        void areCopiedForWhoeverAsks() {
            contents.secret("db").map(secret -> {
                secret.close();
                return secret;
            });

            assertThat(StoreFolder.text(contents, "db")).isEqualTo("before");
            assertThat(refusal(contents.secret("own"))).isEqualTo(StoreReason.WRONG_KIND);
            assertThat(refusal(contents.secret("none"))).isEqualTo(StoreReason.NO_SUCH_ALIAS);
        }
    }

    @Nested
    class AddedKeys {

        private Verdict<StoreContents> add(String alias, KeyUse use, StoreEntry entry) {
            return apply(EDITS.addKey("key import", new KeyRecord(alias, "main", use, KeyLife.waiting()), entry));
        }

        @Test
        void joinTheirSet() {
            StoreContents more = accepted(add("next", KeyUse.SIGNING, new KeyEntry(key)));

            assertThat(more.key("next")).contains(StoreFolder.signing("next"));
            assertThat(more.entries()).containsEntry("next", new KeyEntry(key));
        }

        @Test
        void displaceNothing() {
            assertThat(refusal(add("own", KeyUse.SIGNING, new KeyEntry(key)))).isEqualTo(StoreReason.ALIAS_TAKEN);
            assertThat(refusal(add("db", KeyUse.SIGNING, new KeyEntry(key)))).isEqualTo(StoreReason.ALIAS_TAKEN);
            assertThat(refusal(add("Own", KeyUse.SIGNING, new KeyEntry(key)))).isEqualTo(StoreReason.BAD_ALIAS);
        }

        @ParameterizedTest
        @EnumSource
        void areOfTheKindThatTheirUseNeeds(KeyUse use) {
            StoreEntry other = use == KeyUse.TRUST ? new KeyEntry(key) : new TrustEntry(key.certificate());

            assertThat(refusal(add("next", use, other))).isEqualTo(StoreReason.WRONG_KIND);
            assertThat(refusal(add("next", use, new SecretEntry(secretOf("x")))))
                    .isEqualTo(StoreReason.WRONG_KIND);
        }

        @ParameterizedTest
        @EnumSource(names = {"P_256", "P_384", "RSA_3072"})
        void belongToTheirCertificate(KeyKind kind) {
            OwnKey mixed = new OwnKey(key.privateKey(), StoreFolder.key(kind).chain());

            assertThat(refusal(add("next", KeyUse.SIGNING, new KeyEntry(mixed))))
                    .isEqualTo(StoreReason.KEY_PAIR_MISMATCH);
        }

        @Test
        void neednotSignAtAll() throws Exception {
            var x25519 = KeyPairGenerator.getInstance("X25519").generateKeyPair();
            var authority = org.secf.clientcert.testing.Authority.root("CN=Root");
            OwnKey opener =
                    new OwnKey(x25519.getPrivate(), List.of(authority.client("x", draft -> draft.keys(x25519))));

            assertThat(add("next", KeyUse.DECRYPTION, new KeyEntry(opener)).rejection())
                    .isEmpty();
        }
    }

    @Nested
    class RemovedKeys {

        @Test
        void areThoseThatRetired() {
            StoreContents retired = accepted(EDITS.retire("their", NOW).edit().apply(contents));
            StoreContents removed =
                    accepted(EDITS.removeKey("their", NOW).edit().apply(retired));

            assertThat(removed.entries()).containsOnlyKeys("db", "own");
            assertThat(removed.key("their")).isEmpty();
        }

        @Test
        void areNoOthers() {
            assertThat(refusal(apply(EDITS.removeKey("own", NOW)))).isEqualTo(StoreReason.WRONG_KEY_STATE);
            assertThat(rejection(apply(EDITS.removeKey("own", NOW))).received()).contains("ACTIVE own");
            assertThat(refusal(apply(EDITS.removeKey("db", NOW)))).isEqualTo(StoreReason.NO_SUCH_ALIAS);
            assertThat(refusal(apply(EDITS.removeKey("none", NOW)))).isEqualTo(StoreReason.NO_SUCH_ALIAS);
        }
    }

    @Test
    void keepTheLast200Changes() {
        StoreContents many = contents;
        for (int version = 5; version <= 250; version++) {
            many = many.changedBy(new ChangeRecord(version, NOW, "alice", "secret set", "db"));
        }

        assertThat(many.version()).isEqualTo(250);
        assertThat(many.changes()).hasSize(200);
        assertThat(many.changes().get(199).version()).isEqualTo(250);
        assertThat(many.changes().get(0).version()).isEqualTo(51);
    }
}
