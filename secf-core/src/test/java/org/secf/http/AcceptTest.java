package org.secf.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AcceptTest {

    @Test
    void takesANavigatingBrowserForAPage() {
        assertThat(isPage(Map.of("Sec-Fetch-Mode", "navigate", "Accept", "application/json")))
                .isTrue();
        assertThat(isPage(Map.of("Accept", "text/html,application/xhtml+xml;q=0.9")))
                .isTrue();
        assertThat(isPage(Map.of("Accept", "*/*"))).isTrue();
        assertThat(isPage(Map.of())).isTrue();
    }

    @Test
    void takesAScriptForAProgram() {
        assertThat(isPage(Map.of("Sec-Fetch-Mode", "cors", "Accept", "*/*"))).isFalse();
        assertThat(isPage(Map.of("X-Requested-With", "XMLHttpRequest", "Accept", "*/*")))
                .isFalse();
        assertThat(isPage(Map.of("Accept", "application/json"))).isFalse();
    }

    private static boolean isPage(Map<String, String> fields) {
        MemoryRequest request = MemoryRequest.get("/").header("Accept");
        for (Map.Entry<String, String> field : fields.entrySet()) {
            request = request.header(field.getKey(), field.getValue());
        }
        return Accept.isPage(request);
    }
}
