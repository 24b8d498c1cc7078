package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HiddenFieldsTest {

    private final HttpServletRequest request =
            FakeServer.proxy(HttpServletRequest.class, (proxy, method, args) -> switch (method.getName()) {
                case "getHeader" -> "1";
                case "getHeaders" -> Collections.enumeration(List.of("1", "2"));
                case "getIntHeader" -> 1;
                case "getDateHeader" -> 1L;
                case "getHeaderNames" -> Collections.enumeration(List.of("Date", "x-asserted"));
                default -> null;
            });
    private final HttpServletRequest hidden = new HiddenFields(request, Set.of("X-Asserted"));

    @Test
    void areThereByNoWayToReadThem() {
        for (String name : List.of("X-Asserted", "x-asserted", "X-ASSERTED")) {
            assertThat(hidden.getHeader(name)).isNull();
            assertThat(Collections.list(hidden.getHeaders(name))).isEmpty();
            assertThat(hidden.getIntHeader(name)).isEqualTo(-1);
            assertThat(hidden.getDateHeader(name)).isEqualTo(-1);
        }
        assertThat(Collections.list(hidden.getHeaderNames())).containsExactly("Date");
    }

    @Test
    void leaveTheOthers() {
        assertThat(hidden.getHeader("Date")).isEqualTo("1");
        assertThat(Collections.list(hidden.getHeaders("Date"))).containsExactly("1", "2");
        assertThat(hidden.getIntHeader("Age")).isEqualTo(1);
        assertThat(hidden.getDateHeader("Date")).isEqualTo(1);
    }
}
