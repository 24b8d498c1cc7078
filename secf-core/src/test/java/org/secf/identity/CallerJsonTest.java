package org.secf.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallerJsonTest {

    private static final Evidence PROOF = new Evidence(
            "saml",
            "https://idp.example.org",
            Instant.parse("2026-01-02T03:04:05Z"),
            Optional.of("acr"),
            Optional.of("k"));

    @Test
    void readsBackWhatItWrote() {
        Caller caller = new AuthenticatedCaller(
                "älice \"quoted\"",
                new LinkedHashSet<>(List.of("user", "administrator")),
                Map.of("mail", List.of("a@example.org", "b@example.org"), "empty", List.of()),
                PROOF,
                List.of(new Delegate("portal", Optional.of(Instant.EPOCH)), new Delegate("gateway", Optional.empty())));
        assertThat(CallerJson.read(CallerJson.write(caller).toString())).isEqualTo(caller);
    }

    @Test
    void readsBackAbsentEvidence() {
        Evidence bare = new Evidence("saml", "i", Instant.EPOCH, Optional.empty(), Optional.empty());
        Caller caller = new AuthenticatedCaller("bob", Set.of(), Map.of(), bare, List.of());
        assertThat(CallerJson.read(CallerJson.write(caller).toString()).evidence())
                .isEqualTo(bare);
    }

    @Test
    void readsBackUntilWhenTheEvidenceIsGood() {
        Caller caller = new AuthenticatedCaller("bob", Set.of(), Map.of(), PROOF.until(Instant.EPOCH), List.of());
        Caller read = CallerJson.read(CallerJson.write(caller).toString());
        assertThat(read.evidence().validUntil()).contains(Instant.EPOCH);
        assertThat(read).isEqualTo(caller);
        assertThat(PROOF.validUntil()).isEmpty();
    }

    @Test
    void readsBackHowFarTheEvidenceMayBeHandedOn() {
        Onward twice = new Onward(OptionalInt.of(2), List.of("https://stock.example.org"));
        Caller caller = new AuthenticatedCaller("bob", Set.of(), Map.of(), PROOF.onward(twice), List.of());
        Caller read = CallerJson.read(CallerJson.write(caller).toString());
        assertThat(read.evidence().onward()).isEqualTo(twice);
        assertThat(read).isEqualTo(caller);
    }

    @Test
    void refusesACallerWithoutAName() {
        assertThatThrownBy(() -> new AuthenticatedCaller(" ", Set.of(), Map.of(), PROOF, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void tellsNobodyFromSomebodyCalledAnonymous() {
        Caller somebody = new AuthenticatedCaller("anonymous", Set.of(), Map.of(), PROOF, List.of());
        assertThat(somebody.isAuthenticated()).isTrue();
        assertThat(Caller.nobody().isAuthenticated()).isFalse();
        assertThat(Caller.nobody().groups()).isEmpty();
    }

    @Test
    void printsTheNameOnly() {
        Caller caller = new AuthenticatedCaller("alice", Set.of(), Map.of("pin", List.of("0000")), PROOF, List.of());
        assertThat(caller).hasToString("alice");
    }
}
