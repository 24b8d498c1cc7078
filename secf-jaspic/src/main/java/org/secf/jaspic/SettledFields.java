package org.secf.jaspic;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request in which some fields say what guards let them say, by whatever way they are read. Some servers add trailers to the fields once the body was read;
 * of these names there are none.
 */
final class SettledFields extends HttpServletRequestWrapper {

    private final Settled settled;

    /**
     * Which fields, and what they say.
     *
     * @param decided by guards, by their names
     * @param values by names without regard to case
     */
    record Settled(Predicate<String> decided, Map<String, List<String>> values) {

        /** Of no fields. */
        static final Settled NONE = new Settled(name -> false, Map.of());

        Settled {
            Map<String, List<String>> any = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            any.putAll(values);
            values = Collections.unmodifiableMap(any);
        }

        /** What a request says now in those fields. */
        static Settled of(HttpServletRequest request, Predicate<String> decided) {
            Map<String, List<String>> values = new LinkedHashMap<>();
            Optional.ofNullable(request.getHeaderNames()).map(Collections::list).orElseGet(ArrayList::new).stream()
                    .filter(decided)
                    .forEach(name -> values.put(name, new ServletRequestView(request).headers(name)));
            return new Settled(decided, values);
        }

        /** Without fields that nobody is to see. */
        Settled without(Set<String> hidden) {
            Map<String, List<String>> left = new LinkedHashMap<>(values);
            left.keySet().removeIf(name -> hidden.stream().anyMatch(name::equalsIgnoreCase));
            return new Settled(name -> decided.test(name) || hidden.stream().anyMatch(name::equalsIgnoreCase), left);
        }
    }

    SettledFields(HttpServletRequest request, Settled settled) {
        super(request);
        this.settled = settled;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return settled.decided().test(name) ? values(name).stream().findFirst().orElse(null) : super.getHeader(name);
    }

    @Override
    public @Nullable Enumeration<String> getHeaders(String name) {
        return settled.decided().test(name) ? Collections.enumeration(values(name)) : super.getHeaders(name);
    }

    @Override
    public @Nullable Enumeration<String> getHeaderNames() {
        @Nullable Enumeration<String> all = super.getHeaderNames();
        return all == null
                ? null
                : Collections.enumeration(Stream.concat(
                                Collections.list(all).stream()
                                        .filter(settled.decided().negate()),
                                settled.values().keySet().stream())
                        .toList());
    }

    @Override
    public int getIntHeader(String name) {
        return settled.decided().test(name) ? -1 : super.getIntHeader(name);
    }

    @Override
    public long getDateHeader(String name) {
        return settled.decided().test(name) ? -1 : super.getDateHeader(name);
    }

    /** Nothing in trailers was inspected when this was settled. */
    @Override
    public @Nullable Map<String, String> getTrailerFields() {
        @Nullable Map<String, String> all = super.getTrailerFields();
        if (all == null) {
            return null;
        }
        Map<String, String> left = new LinkedHashMap<>(all);
        left.keySet().removeIf(settled.decided());
        return Collections.unmodifiableMap(left);
    }

    private List<String> values(String name) {
        return settled.values().getOrDefault(name, List.of());
    }
}
