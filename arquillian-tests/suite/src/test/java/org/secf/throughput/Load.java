package org.secf.throughput;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.secf.server.Site;

/** One resource that is called again and again, and how often that went. */
public final class Load {

    /** What every request posts. */
    static final String BODY = "x".repeat(1024);

    private final String name;
    private final Wrk wrk;
    private final List<Double> rates = new ArrayList<>();

    private Load(String name, Wrk wrk) {
        this.name = name;
        this.wrk = wrk;
    }

    /**
     * Posts text there.
     *
     * @param name of the row
     * @param fields besides the type of the body
     */
    public static Load posting(String name, String address, Map<String, String> fields) throws IOException {
        return new Load(name, Wrk.posting(Site.target(), URI.create(address), BODY, fields));
    }

    void warmUp(int seconds) throws IOException, InterruptedException {
        wrk.rate(seconds);
    }

    void measure(int seconds) throws IOException, InterruptedException {
        rates.add(wrk.rate(seconds));
    }

    String name() {
        return name;
    }

    /** Requests a second. */
    double median() {
        return rates.stream().sorted().toList().get(rates.size() / 2);
    }
}
