package org.secf.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.secf.propagation.testing.Definition.behalf;
import static org.secf.propagation.testing.Definition.caller;
import static org.secf.verdict.Verdicts.assertRefused;
import static org.secf.verdict.Verdicts.value;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.secf.client.ClientRequest;
import org.secf.client.RefusedExchangeException;
import org.secf.crypto.Crypto;
import org.secf.delegation.PresentedToken;
import org.secf.delegation.TokenType;
import org.secf.keys.KeyKind;
import org.secf.keys.KeyLife;
import org.secf.keys.KeyUse;
import org.secf.keys.OwnKey;
import org.secf.keys.SelfSigned;
import org.secf.keys.set.KeySet;
import org.secf.keys.set.Member;
import org.secf.propagation.testing.Definition;
import org.secf.propagation.testing.StrictProofs;
import org.secf.propagation.testing.TokenServer;
import org.secf.settings.ConfigurationException;
import org.secf.state.MovableClock;
import org.secf.token.BindingKey;
import org.secf.token.BindingKeys;
import org.secf.token.BindingReason;

/** Tokens that are bound to a key of ours (RFC 9449): asked for, and used, with a proof for each request. */
class BoundTokenTest {

    private static final URI ADDRESS = URI.create("https://b.example.org/api?page=2#top");
    private static final String TARGET = "https://b.example.org/api";
    private static final String ALICES = "alice-s.own.token";

    @TempDir
    Path folder;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-12-01T10:00:00Z"));
    private final StrictProofs atServer = new StrictProofs(clock);
    private final StrictProofs atPartner = new StrictProofs(clock);
    private volatile KeySet keys = set(KeyKind.P_256);
    private TokenServer server;

    @BeforeEach
    void start() throws IOException {
        server = new TokenServer();
        server.users.put(ALICES, "alice");
        server.proofs = Optional.of(atServer);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static KeySet set(KeyKind kind) {
        try {
            OwnKey key = new SelfSigned(kind, Duration.ofDays(1), new SecureRandom(), Optional.empty())
                    .generate(new X500Principal("CN=shop"), Instant.parse("2026-12-01T10:00:00Z"));
            Member member = Member.of(KeyUse.SIGNING, KeyLife.waiting().activeFrom(Instant.EPOCH), key);
            return new KeySet(List.of(member), List.of());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private PropagatedIdentity identity(String... more) {
        List<String> all =
                new ArrayList<>(List.of("origins=https://b.example.org", "modes=TOKEN_EXCHANGE", "dpop-key-set=main"));
        all.addAll(List.of(more));
        return new Definition(clock)
                .with("main", () -> keys)
                .read(Definition.asking(server, folder, all.toArray(String[]::new)));
    }

    private static OnBehalf alice() {
        return behalf("alice", TokenType.ACCESS_TOKEN, ALICES);
    }

    private static Map<String, List<String>> sent(PropagatedIdentity identity, OnBehalf who)
            throws RefusedExchangeException {
        return identity.authorized(ClientRequest.of("PUT", ADDRESS), identity.demand(), who)
                .fields();
    }

    private static PropagationReason refusal(PropagatedIdentity identity) {
        return (PropagationReason) identity.authorize(identity.demand(), ADDRESS, alice())
                .rejection()
                .orElseThrow()
                .reason();
    }

    private String error(Map<String, List<String>> fields, String token) {
        return atPartner.error(fields.getOrDefault("DPoP", List.of()), "PUT " + TARGET, Optional.of(token));
    }

    /** §5. */
    @Nested
    class AtTheTokenEndpoint {

        @Test
        void proveTheKeyAndAreBoundToIt() throws Exception {
            Map<String, List<String>> fields = sent(identity(), alice());

            assertThat(fields.get("Authorization")).containsExactly("DPoP alice..1");
            assertThat(error(fields, "alice..1")).isEmpty();
            assertThat(atPartner.thumbprint).isEqualTo(atServer.thumbprint).hasSize(43);
        }

        @Test
        void areRefusedWhereAnybodyCouldUseThem() {
            server.answer = right -> right.replace("\"DPoP\"", "\"Bearer\"");
            assertThat(refusal(identity())).isEqualTo(PropagationReason.WRONG_TOKEN_TYPE);
        }

        @Test
        void areNotTakenUnasked() {
            server.proofs = Optional.empty();
            server.answer = right -> right.replace("\"Bearer\"", "\"DPoP\"");
            PropagatedIdentity unbound = new Definition(clock)
                    .read(Definition.asking(server, folder, "origins=https://b.example.org", "modes=TOKEN_EXCHANGE"));
            assertThat(refusal(unbound)).isEqualTo(PropagationReason.WRONG_TOKEN_TYPE);
        }

        @Test
        void areNotGivenWithoutProof() {
            PropagatedIdentity unbound = new Definition(clock)
                    .read(Definition.asking(server, folder, "origins=https://b.example.org", "modes=TOKEN_EXCHANGE"));
            assertThat(unbound.authorize(unbound.demand(), ADDRESS, alice())
                            .rejection()
                            .orElseThrow()
                            .received())
                    .contains("invalid_dpop_proof");
        }

        @Test
        void needAKey() {
            keys = new KeySet(List.of(), List.of());
            PropagatedIdentity identity = identity();
            assertRefused(identity.authorize(identity.demand(), ADDRESS, alice()), BindingReason.NO_BINDING_KEY);
            assertThat(server.forms).isEmpty();
        }

        @Test
        void areOfTheNewKeyAfterARotation() throws Exception {
            PropagatedIdentity identity = identity();
            sent(identity, alice());
            String before = atServer.thumbprint;
            assertThat(sent(identity, alice()).get("Authorization")).containsExactly("DPoP alice..1");
            keys = set(KeyKind.P_256);
            Map<String, List<String>> fields = sent(identity, alice());

            assertThat(fields.get("Authorization")).containsExactly("DPoP alice..2");
            assertThat(error(fields, "alice..2")).isEmpty();
            assertThat(atPartner.thumbprint).isEqualTo(atServer.thumbprint).isNotEqualTo(before);
        }

        @Test
        void includeTheOneThatShowsWhoActs() throws Exception {
            sent(identity("show-actor=true"), alice());
            assertThat(server.forms.get(1).get("actor_token")).containsExactly("shop..1");
        }

        @Test
        void includeTheOneThatShowsWhoActsOnlyWhereItIsBound() {
            server.answer = right -> right.contains("shop.") ? right.replace("\"DPoP\"", "\"Bearer\"") : right;
            PropagatedIdentity identity = identity("show-actor=true");
            assertThat(identity.authorize(identity.demand(), ADDRESS, alice())
                            .rejection()
                            .orElseThrow()
                            .received())
                    .contains("token_type: expected DPoP");
        }
    }

    /** §8. */
    @Nested
    class Nonces {

        @Test
        void areAnsweredByOneMoreTry() throws Exception {
            atServer.nonce = Optional.of("eyJ7S_zG.eyJH0-Z.HX4w-7v");
            assertThat(sent(identity(), alice()).get("Authorization")).containsExactly("DPoP alice..2");
            assertThat(server.forms).hasSize(2);
        }

        @Test
        void areKept() throws Exception {
            server.users.put("bob-s", "bob");
            atServer.nonce = Optional.of("first");
            PropagatedIdentity identity = identity();
            sent(identity, alice());
            sent(identity, behalf("bob", TokenType.ACCESS_TOKEN, "bob-s"));
            assertThat(server.forms).hasSize(3);
        }

        @Test
        void thatChangeAreAnsweredAgain() throws Exception {
            server.users.put("bob-s", "bob");
            atServer.nonce = Optional.of("first");
            PropagatedIdentity identity = identity();
            sent(identity, alice());
            atServer.nonce = Optional.of("second");
            sent(identity, behalf("bob", TokenType.ACCESS_TOKEN, "bob-s"));
            assertThat(server.forms).hasSize(4);
        }

        @Test
        void thatNothingSatisfiesAreAnsweredOnce() {
            atServer.nonce = Optional.of("first");
            server.answer = right -> {
                atServer.nonce = Optional.of("nonce-" + server.forms.size());
                return right;
            };
            assertThat(refusal(identity())).isEqualTo(PropagationReason.TOKEN_REFUSED);
            assertThat(server.forms).hasSize(2);
        }

        /** No character that could end the text in a proof. */
        @Test
        void thatCannotBeOneAreNotRepeated() {
            atServer.nonce = Optional.of("a\"b");
            assertThat(refusal(identity())).isEqualTo(PropagationReason.TOKEN_REFUSED);
            assertThat(server.forms).hasSize(1);
        }

        @Test
        void ofThePartnerStandInTheNextProof() throws Exception {
            PropagatedIdentity identity = identity();
            Authorization first = value(identity.authorize(identity.demand(), ADDRESS, alice()))
                    .orElseThrow();
            atPartner.nonce = Optional.of("of-partner");
            first.heard(ADDRESS, List.of("of-partner"));

            assertThat(error(sent(identity, alice()), "alice..1")).isEmpty();
        }

        @Test
        void ofOneServerAreNotToldToAnother() throws Exception {
            atServer.nonce = Optional.of("of-server");
            String proof =
                    sent(identity(), alice()).getOrDefault("DPoP", List.of()).get(0);
            String claims = new String(
                    java.util.Base64.getUrlDecoder().decode(proof.split("\\.", -1)[1]), StandardCharsets.UTF_8);
            assertThat(claims).doesNotContain("nonce");
        }
    }

    /** §7.1. */
    @Nested
    class Calls {

        @Test
        void haveAProofEach() throws Exception {
            PropagatedIdentity identity = identity();
            assertThat(error(sent(identity, alice()), "alice..1")).isEmpty();
            assertThat(error(sent(identity, alice()), "alice..1")).isEmpty();
        }

        @Test
        void haveAProofForTheirTokenAlone() throws Exception {
            Map<String, List<String>> fields = sent(identity(), alice());
            assertThat(error(fields, "bob..1")).isEqualTo("invalid_dpop_proof");
        }

        /** A login of ours got it; the caller cannot have brought one that is bound to our key. */
        @Test
        void relayATokenThatIsBoundToOurKeyWithItsProof() throws Exception {
            BindingKey key = value(new BindingKeys(() -> keys, Crypto.jdk(), clock, new SecureRandom()).current());
            PropagatedIdentity relaying = new Definition(clock).read("origins=https://b.example.org", "modes=RELAY");
            PresentedToken token = new PresentedToken(
                    TokenType.ACCESS_TOKEN, ALICES.getBytes(StandardCharsets.US_ASCII), Optional.of(key));
            Map<String, List<String>> fields = sent(relaying, new OnBehalf(caller("alice"), Optional.of(token)));

            assertThat(fields.get("Authorization")).containsExactly("DPoP " + ALICES);
            assertThat(error(fields, ALICES)).isEmpty();
            assertThat(atPartner.thumbprint).isEqualTo(key.thumbprint());
        }
    }

    @Test
    void byRsaAreProvedByPs256() {
        keys = set(KeyKind.RSA_3072);
        BindingKey key = value(new BindingKeys(() -> keys, Crypto.jdk(), clock, new SecureRandom()).current());
        String proof = value(key.proof(new BindingKey.Call("POST", URI.create("https://as.example.org"))));
        String[] parts = proof.split("\\.", -1);
        assertThat(new String(java.util.Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8))
                .contains("\"alg\":\"PS256\"");
        assertThat(new String(java.util.Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                .contains("\"htu\":\"https://as.example.org/\"");
    }

    @Test
    void stopWhereNoModeAsksForThem() {
        assertThatThrownBy(() -> new Definition(clock)
                        .with("main", () -> keys)
                        .read("origins=https://b.example.org", "modes=RELAY", "dpop-key-set=main"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("dpop-key-set")
                .hasMessageContaining("no mode has tokens");
    }
}
