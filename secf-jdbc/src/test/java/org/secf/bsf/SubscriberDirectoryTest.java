package org.secf.bsf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.secf.gba.NafId;
import org.secf.gba.SequenceNumber;
import org.secf.gba.UaProtocol;
import org.secf.gba.retrieval.UserSettings;
import org.secf.jdbc.TestDatabase;
import org.secf.verdict.Verdict;
import org.secf.verdict.Verdicts;

/** TS 33.220 §4.2.3 and §4.2.4. */
class SubscriberDirectoryTest {

    private static final String ALICE = "alice@home1.net";
    private static final NafId NAF = new NafId("naf1.home1.net", UaProtocol.HTTP_DIGEST);
    private static final NafId OTHER = new NafId("naf2.home1.net", UaProtocol.HTTP_DIGEST);

    private static UserSettings settings(long service, List<String> identities, Optional<String> group, Long... flags) {
        return new UserSettings(service, 0, identities, group, List.of(flags));
    }

    private static void assertRefused(Verdict<?> verdict, SubscriberReason reason) {
        assertThat(verdict.rejection())
                .hasValueSatisfying(rejection -> assertThat(rejection.reason()).isEqualTo(reason));
    }

    @ParameterizedTest
    @EnumSource
    void listsSubscribersPageByPageWithoutKeys(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            Network network = Network.on(fresh);
            SubscriberDirectory directory = network.directory();
            for (String name : List.of("c@home1.net", "a@home1.net", "b@home1.net")) {
                Verdicts.value(network.add(name, "sip:" + name, "tel:+441"));
            }

            List<SubscriberEntry> first = directory.list("", 2);

            assertThat(first).extracting(SubscriberEntry::identity).containsExactly("a@home1.net", "b@home1.net");
            assertThat(first.get(0))
                    .isEqualTo(new SubscriberEntry(
                            "a@home1.net",
                            List.of("sip:a@home1.net", "tel:+441"),
                            new SequenceNumber(0),
                            network.keys().active(),
                            List.of()));
            assertThat(directory.list("b@home1.net", 2))
                    .extracting(SubscriberEntry::identity)
                    .containsExactly("c@home1.net");
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesASecondSubscriberOfOneIdentityAndKeepsTheFirst(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            Network network = Network.on(fresh);
            SubscriberDirectory directory = network.directory();
            Verdicts.value(network.add(ALICE, "sip:alice@home1.net"));

            assertRefused(network.add(ALICE, "sip:other@home1.net"), SubscriberReason.SUBSCRIBER_EXISTS);
            assertThat(directory.list("", 9).get(0).identities()).containsExactly("sip:alice@home1.net");
        }
    }

    @ParameterizedTest
    @EnumSource
    void removesASubscriberWithEverything(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            Network network = Network.on(fresh);
            SubscriberDirectory directory = network.directory();
            Verdicts.value(network.add(ALICE, "sip:alice@home1.net"));
            Verdicts.value(directory.set(ALICE, settings(3, List.of("tel:+441"), Optional.empty(), 1L)));

            assertThat(directory.remove(ALICE)).isTrue();
            assertThat(directory.remove(ALICE)).isFalse();
            assertThat(network.subscribers().find(ALICE)).isEmpty();
            assertThat(directory.list("", 9)).isEmpty();
            Verdicts.value(network.add(ALICE));
            assertThat(directory.list("", 9).get(0).settings()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsServicesTheirSettingsAndPublicIdentitiesWhereNoOthersAreGiven(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            Network network = Network.on(fresh);
            SubscriberDirectory directory = network.directory();
            Verdicts.value(network.add(ALICE));
            Verdicts.value(directory.setIdentities(ALICE, List.of("sip:alice@home1.net", "tel:+441")));
            Verdicts.value(directory.set(ALICE, settings(3, List.of(), Optional.empty(), 9L, 1L)));
            Verdicts.value(directory.set(ALICE, settings(4, List.of("tel:+441"), Optional.empty())));
            DatabaseSettings told = new DatabaseSettings(network.database(), Map.of());

            assertThat(told.of(ALICE, NAF, List.of(3L)))
                    .containsExactly(settings(3, List.of("sip:alice@home1.net", "tel:+441"), Optional.empty(), 9L, 1L));
            assertThat(told.of(ALICE, NAF, List.of(4L)))
                    .containsExactly(settings(4, List.of("tel:+441"), Optional.empty()));
            assertThat(told.of(ALICE, NAF, List.of())).isEmpty();
            assertThat(told.of(ALICE, NAF, List.of(5L))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void tellsSettingsOfAGroupToItsApplicationsOnly(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            Network network = Network.on(fresh);
            SubscriberDirectory directory = network.directory();
            Verdicts.value(network.add(ALICE, "sip:alice@home1.net"));
            Verdicts.value(directory.set(ALICE, settings(3, List.of("tel:+441"), Optional.of("inner"), 1L)));
            DatabaseSettings told = new DatabaseSettings(network.database(), Map.of("naf1.home1.net", Set.of("inner")));

            assertThat(told.of(ALICE, NAF, List.of(3L))).hasSize(1);
            assertThat(told.of(ALICE, OTHER, List.of(3L))).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void replacesAndTakesBackSettings(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            Network network = Network.on(fresh);
            SubscriberDirectory directory = network.directory();
            Verdicts.value(network.add(ALICE));
            Verdicts.value(directory.set(ALICE, settings(3, List.of("tel:+441"), Optional.empty(), 1L, 2L)));
            Verdicts.value(directory.set(ALICE, settings(3, List.of(), Optional.empty(), 2L)));

            assertThat(directory.list("", 1).get(0).settings())
                    .containsExactly(settings(3, List.of(), Optional.empty(), 2L));
            assertThat(Verdicts.value(directory.unset(ALICE, 3, Optional.empty())))
                    .isTrue();
            assertThat(Verdicts.value(directory.unset(ALICE, 3, Optional.empty())))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesSettingsOfNobody(TestDatabase kind) {
        try (TestDatabase.Fresh fresh = kind.fresh()) {
            Network network = Network.on(fresh);
            SubscriberDirectory directory = network.directory();

            assertRefused(
                    directory.set(ALICE, settings(3, List.of(), Optional.empty())),
                    SubscriberReason.NO_SUCH_SUBSCRIBER);
            assertRefused(directory.unset(ALICE, 3, Optional.empty()), SubscriberReason.NO_SUCH_SUBSCRIBER);
            assertRefused(directory.setIdentities(ALICE, List.of()), SubscriberReason.NO_SUCH_SUBSCRIBER);
        }
    }

    @Test
    void refusesWhatIsTooLongOrTooShort() {
        for (String[] wrong : new String[][] {
            {"", Network.K, Network.OPC},
            {"a".repeat(250) + "@home1.net", Network.K, Network.OPC},
            {ALICE, "00", Network.OPC},
            {ALICE, Network.K, Network.OPC + "00"}
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new NewSubscriber(
                            wrong[0],
                            Network.secret(wrong[1]),
                            Network.secret(wrong[2]),
                            new SequenceNumber(0),
                            List.of()));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> Network.subscriber(ALICE, "tel:" + "1".repeat(509)));
        assertThat(Network.subscriber(ALICE)).hasToString(ALICE);
    }
}
