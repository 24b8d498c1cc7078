package org.secf.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupMappingTest {

    private static GroupMapping mapping(String... entries) {
        return GroupMapping.parse(List.of(entries));
    }

    @Test
    void leavesGroupsAsTheyAreWithoutEntries() {
        assertThat(GroupMapping.NONE.map(List.of("b", "a", "b"))).containsExactly("b", "a");
    }

    @Test
    void dropsWhatNoEntryNames() {
        assertThat(mapping("staff=user").map(List.of("staff", "wheel"))).containsExactly("user");
    }

    @Test
    void comparesCharacterByCharacter() {
        assertThat(mapping("staff=user").map(List.of("Staff", "staff ", "staffer")))
                .isEmpty();
    }

    @Test
    void dropsWhatCannotBeSeen() {
        assertThat(GroupMapping.NONE.map(List.of("", " ", "a\u200B", "admin\u0000", "b ")))
                .isEmpty();
    }

    @Nested
    class Patterns {

        @Test
        void fillTheStarWithWhatStoodThere() {
            assertThat(mapping("CN=*,OU=Groups=*").map(List.of("CN=admins,OU=Groups", "CN=admins,OU=Other")))
                    .containsExactly("admins");
        }

        @Test
        void giveEveryMatchTheSameGroup() {
            assertThat(mapping("staff-*=staff").map(List.of("staff-berlin", "staff-paris")))
                    .containsExactly("staff");
        }

        @Test
        void needSomethingInPlaceOfTheStar() {
            assertThat(mapping("staff-*=staff", "aa*aa=x").map(List.of("staff-", "aaaa", "aaa")))
                    .isEmpty();
        }

        @Test
        void comeAfterExactEntries() {
            assertThat(mapping("staff-*=staff", "staff-root=nobody").map(List.of("staff-root")))
                    .containsExactly("nobody");
        }

        @Test
        void areNotMetByAGroupThatLooksLikeOne() {
            assertThat(mapping("root-*=nothing", "staff=user").map(List.of("*", "**")))
                    .isEmpty();
        }
    }

    @Nested
    class Separators {

        @Test
        void splitAValue() {
            assertThat(GroupMapping.NONE.separatedBy(",").map(List.of("a, b,,c ", "d")))
                    .containsExactly("a", "b", "c", "d");
        }

        @Test
        void splitBeforeTheMapping() {
            assertThat(mapping("a=x").separatedBy("; ").map(List.of("a; b"))).containsExactly("x");
        }

        @Test
        void areOffUnlessGiven() {
            assertThat(GroupMapping.NONE.map(List.of("a,admin"))).containsExactly("a,admin");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"staff", "=x", "x=", "a*b*c=x", "a*=**"})
    void refusesWhatIsNoEntry(String entry) {
        assertThatThrownBy(() -> mapping(entry)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a*"})
    void refusesOneReceivedTwice(String received) {
        assertThatThrownBy(() -> mapping(received + "=x", received + "=y"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("twice");
    }
}
