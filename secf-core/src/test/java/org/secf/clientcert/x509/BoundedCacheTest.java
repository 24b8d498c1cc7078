package org.secf.clientcert.x509;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BoundedCacheTest {

    private final BoundedCache<String, Integer> cache = new BoundedCache<>(2);

    @Test
    void dropsWhatWasUsedLeastRecently() {
        cache.put("one", 1);
        cache.put("two", 2);
        assertThat(cache.get("one")).hasValue(1);
        cache.put("three", 3);

        assertThat(cache.get("two")).isEmpty();
        assertThat(cache.get("one")).hasValue(1);
        assertThat(cache.get("three")).hasValue(3);
    }

    @Test
    void neverGrowsBeyondItsCapacity() {
        for (int i = 0; i < 1000; i++) {
            cache.put("key" + i, i);
        }
        assertThat(cache.size()).isEqualTo(2);
    }

    @Test
    void replaces() {
        cache.put("one", 1);
        cache.put("one", 2);

        assertThat(cache.get("one")).hasValue(2);
        assertThat(cache.size()).isEqualTo(1);
    }

    @Test
    void needsRoom() {
        assertThatThrownBy(() -> new BoundedCache<>(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
