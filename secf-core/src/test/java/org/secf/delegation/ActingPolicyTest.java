package org.secf.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.secf.identity.AuthenticatedCaller;
import org.secf.identity.Caller;
import org.secf.identity.Delegate;
import org.secf.identity.Evidence;
import org.secf.verdict.Reason;
import org.secf.verdict.Rejection;

class ActingPolicyTest {

    private static final String SHOP = "https://shop.example.org";
    private static final String STOCK = "https://stock.example.org";
    private static final String BANK = "https://bank.example.org";

    @Nested
    class OneActor {

        @Test
        void nobodyMayWhereNothingIsSaid() {
            assertThat(reason(ActingPolicy.NOBODY.refuse(SHOP, alice(), STOCK)))
                    .contains(DelegationReason.ACTOR_NOT_LISTED);
        }

        @Test
        void mayForEverybodyAtTheAudienceOfItsRule() {
            ActingPolicy policy = policy(3, SHOP + " for * at " + STOCK);

            assertThat(policy.refuse(SHOP, alice(), STOCK)).isEmpty();
            assertThat(reason(policy.refuse(SHOP, alice(), BANK))).contains(DelegationReason.ACTOR_NOT_LISTED);
            assertThat(reason(policy.refuse(SHOP + "/", alice(), STOCK))).contains(DelegationReason.ACTOR_NOT_LISTED);
            assertThat(reason(policy.refuse(BANK, alice(), STOCK))).contains(DelegationReason.ACTOR_NOT_LISTED);
        }

        @Test
        void mayForOneCallerOnly() {
            ActingPolicy policy = policy(3, SHOP + " for caller:alice at *");

            assertThat(policy.refuse(SHOP, alice(), BANK)).isEmpty();
            assertThat(reason(policy.refuse(SHOP, caller("alic"), BANK))).contains(DelegationReason.ACTOR_NOT_LISTED);
            assertThat(reason(policy.refuse(SHOP, caller("staff"), BANK))).contains(DelegationReason.ACTOR_NOT_LISTED);
        }

        @Test
        void mayForNoGroupWhereItsRulesDoNotCount() {
            ActingPolicy policy = policy(3, SHOP + " for group:staff at *", BANK + " for caller:alice at *")
                    .withoutGroups();

            assertThat(reason(policy.refuse(SHOP, alice(), BANK))).contains(DelegationReason.ACTOR_NOT_LISTED);
            assertThat(policy.refuse(BANK, alice(), BANK)).isEmpty();
            assertThat(policy.longest()).isEqualTo(3);
        }

        @Test
        void mayForCallersOfAGroupOnly() {
            ActingPolicy policy = policy(3, SHOP + " for group:staff at *");

            assertThat(policy.refuse(SHOP, alice(), BANK)).isEmpty();
            assertThat(reason(policy.refuse(SHOP, new Named("staff", Set.of("guests")).caller(), BANK)))
                    .contains(DelegationReason.ACTOR_NOT_LISTED);
        }

        @Test
        void neverForNobody() {
            assertThat(reason(policy(3, SHOP + " for * at *").refuse(SHOP, Caller.nobody(), STOCK)))
                    .contains(DelegationReason.ACTOR_NOT_LISTED);
        }

        @Test
        void saysWhatWouldHavePassed() {
            Rejection rejection = policy(3, SHOP + " for * at " + STOCK)
                    .refuse(BANK, alice(), STOCK)
                    .orElseThrow();

            assertThat(rejection.expected()).isEqualTo("one of [" + SHOP + " for * at " + STOCK + "]");
            assertThat(rejection.received()).isEqualTo(BANK + " for alice at " + STOCK);
        }
    }

    @Nested
    class Chain {

        @Test
        void callerWhoActsItselfNeedsNoRule() {
            assertThat(ActingPolicy.NOBODY.refuseChain(alice(), STOCK)).isEmpty();
        }

        @Test
        void isRefusedWhereThePolicyKnowsNone() {
            assertThat(reason(ActingPolicy.NOBODY.refuseChain(alice(SHOP), STOCK)))
                    .contains(DelegationReason.CHAIN_NOT_EXPECTED);
            assertThat(reason(policy(0, SHOP + " for * at *").refuseChain(alice(SHOP), STOCK)))
                    .contains(DelegationReason.CHAIN_NOT_EXPECTED);
            assertThat(reason(new ActingPolicy(List.of(), 3).refuseChain(alice(SHOP), STOCK)))
                    .contains(DelegationReason.CHAIN_NOT_EXPECTED);
        }

        @Test
        void everyDelegateNeedsARuleNotOnlyTheLast() {
            ActingPolicy policy = policy(3, SHOP + " for * at *");

            assertThat(policy.refuseChain(alice(SHOP, SHOP), STOCK)).isEmpty();
            assertThat(reason(policy.refuseChain(alice(BANK, SHOP), STOCK)))
                    .contains(DelegationReason.ACTOR_NOT_LISTED);
            assertThat(reason(policy.refuseChain(alice(SHOP, BANK), STOCK)))
                    .contains(DelegationReason.ACTOR_NOT_LISTED);
        }

        @Test
        void isBounded() {
            ActingPolicy policy = policy(2, SHOP + " for * at *");

            assertThat(policy.refuseChain(alice(SHOP, SHOP), STOCK)).isEmpty();
            assertThat(reason(policy.refuseChain(alice(SHOP, SHOP, SHOP), STOCK)))
                    .contains(DelegationReason.CHAIN_TOO_LONG);
        }

        @Test
        void boundHasABound() {
            assertThat(policy(ActingPolicy.LONGEST_CHAIN).longest()).isEqualTo(16);
            assertThatIllegalArgumentException().isThrownBy(() -> policy(ActingPolicy.LONGEST_CHAIN + 1));
            assertThatIllegalArgumentException().isThrownBy(() -> policy(-1));
        }
    }

    @Nested
    class RuleText {

        @Test
        void isReadAsItIsWritten() {
            String text = "cn=for at for group:a at b at " + STOCK;

            assertThat(ActingRule.parse(text))
                    .isEqualTo(new ActingRule("cn=for at", "group:a at b", STOCK))
                    .hasToString(text);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "shop",
                    "shop for *",
                    "shop at stock",
                    "shop for * at ",
                    " for * at stock",
                    "* for * at stock",
                    "shop for alice at stock",
                    "shop for group: at stock",
                    "shop for caller: at stock",
                    "shop at stock for *",
                    "shop for at stock"
                })
        void isRefusedWhereAPartIsMissing(String text) {
            assertThatIllegalArgumentException().isThrownBy(() -> ActingRule.parse(text));
        }
    }

    private static Optional<Reason> reason(Optional<Rejection> rejection) {
        return rejection.map(Rejection::reason);
    }

    private static ActingPolicy policy(int longest, String... rules) {
        return new ActingPolicy(Arrays.stream(rules).map(ActingRule::parse).toList(), longest);
    }

    private static Caller alice(String... delegates) {
        return new Named("alice", Set.of("staff")).caller(delegates);
    }

    private static Caller caller(String name) {
        return new Named(name, Set.of()).caller();
    }

    private record Named(String name, Set<String> groups) {

        Caller caller(String... delegates) {
            Evidence evidence = new Evidence("saml", "idp", Instant.EPOCH, Optional.empty(), Optional.empty());
            return new AuthenticatedCaller(
                    name,
                    groups,
                    Map.of(),
                    evidence,
                    Arrays.stream(delegates)
                            .map(delegate -> new Delegate(delegate, Optional.empty()))
                            .toList());
        }
    }
}
