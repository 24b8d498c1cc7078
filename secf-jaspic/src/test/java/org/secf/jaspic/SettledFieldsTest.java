package org.secf.jaspic;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettledFieldsTest {

    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private final HttpServletRequest request =
            FakeServer.proxy(HttpServletRequest.class, (proxy, method, args) -> switch (method.getName()) {
                case "getHeader" -> named(args[0]).stream().findFirst().orElse(null);
                case "getHeaders" -> Collections.enumeration(named(args[0]));
                case "getIntHeader" -> 1;
                case "getDateHeader" -> 1L;
                case "getHeaderNames" -> Collections.enumeration(List.copyOf(fields.keySet()));
                case "getTrailerFields" -> Map.of("x-asserted", "mallory", "x-other", "1");
                default -> null;
            });

    SettledFieldsTest() {
        fields.put("Date", List.of("1", "2"));
        fields.put("x-asserted", List.of("alice"));
    }

    private List<String> named(Object name) {
        return fields.entrySet().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(String.valueOf(name)))
                .flatMap(field -> field.getValue().stream())
                .toList();
    }

    private SettledFields.Settled came() {
        return SettledFields.Settled.of(
                request, name -> name.toLowerCase(Locale.ROOT).startsWith("x-asserted"));
    }

    private static void assertNone(HttpServletRequest seen) {
        for (String name : List.of("X-Asserted", "x-asserted", "X-ASSERTED")) {
            assertThat(seen.getHeader(name)).isNull();
            assertThat(Collections.list(seen.getHeaders(name))).isEmpty();
            assertThat(seen.getIntHeader(name)).isEqualTo(-1);
            assertThat(seen.getDateHeader(name)).isEqualTo(-1);
        }
        assertThat(Collections.list(seen.getHeaderNames())).containsExactly("Date");
    }

    @Test
    void areThereByNoWayToReadThemWhereTheyAreHidden() {
        assertNone(new SettledFields(request, came().without(Set.of("X-Asserted"))));
        assertNone(new SettledFields(request, SettledFields.Settled.NONE.without(Set.of("X-Asserted"))));
    }

    @Test
    void sayWhatTheySaid() {
        HttpServletRequest seen = new SettledFields(request, came());
        assertThat(seen.getHeader("X-Asserted")).isEqualTo("alice");
        assertThat(Collections.list(seen.getHeaderNames())).containsExactly("Date", "x-asserted");
    }

    /** Grizzly adds trailers to the fields once the body was read. */
    @Test
    void sayNothingThatCameLater() {
        HttpServletRequest seen = new SettledFields(request, came());
        fields.put("x-asserted", List.of("alice", "mallory"));
        fields.put("X-Asserted-Groups", List.of("administrator"));
        assertThat(Collections.list(seen.getHeaders("X-Asserted"))).containsExactly("alice");
        assertThat(seen.getHeader("X-Asserted-Groups")).isNull();
        assertThat(Collections.list(seen.getHeaderNames())).containsExactly("Date", "x-asserted");
    }

    @Test
    void areNoTrailers() {
        assertThat(new SettledFields(request, came()).getTrailerFields()).isEqualTo(Map.of("x-other", "1"));
    }

    @Test
    void leaveTheOthers() {
        HttpServletRequest seen = new SettledFields(request, came());
        assertThat(seen.getHeader("Date")).isEqualTo("1");
        assertThat(Collections.list(seen.getHeaders("Date"))).containsExactly("1", "2");
        assertThat(seen.getIntHeader("Age")).isEqualTo(1);
        assertThat(seen.getDateHeader("Date")).isEqualTo(1);
    }

    /** Servlet §3.5: a container need not tell names. */
    @Test
    void areNoneWhereTheContainerTellsNoNames() {
        HttpServletRequest untold = FakeServer.proxy(
                HttpServletRequest.class,
                (proxy, method, args) -> method.getName().equals("getHeader") ? "mallory" : null);
        SettledFields.Settled settled = SettledFields.Settled.of(untold, "X-Asserted"::equalsIgnoreCase);
        assertThat(new SettledFields(untold, settled).getHeader("x-asserted")).isNull();
        assertThat(new ArrayList<>(settled.values().keySet())).isEmpty();
    }
}
