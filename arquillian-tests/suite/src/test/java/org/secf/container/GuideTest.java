package org.secf.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GuideTest {

    private static final Guide PAGE = new Guide("""
            # A server

            ```xml server.xml
            <server>
              <feature/>
            </server>
            ```

            ```xml
            <other/>
            ```

            ```text twice
            ```
            ```text twice
            ```
            """);

    @Test
    void findsTheBlockOfThatName() {
        assertThat(PAGE.block("server.xml")).isEqualTo("<server>\n  <feature/>\n</server>\n");
    }

    @Test
    void failsWhenThereIsNone() {
        assertThatThrownBy(() -> PAGE.block("other.xml"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("0 blocks are named other.xml");
    }

    @Test
    void failsWhenThereAreTwo() {
        assertThatThrownBy(() -> PAGE.block("twice")).hasMessageStartingWith("2 blocks are named twice");
    }
}
